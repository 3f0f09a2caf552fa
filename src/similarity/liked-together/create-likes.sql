-- How much everyone likes which of the films of the parquet files $films, by the ratings of the parquet
-- files $ratings: 1 for their usual rating, 1/4 more for each of ten points above it, and nothing four
-- points below. Five sevens are added to the ratings of each. A film is numbered by its place in
-- liked_films.
CREATE TEMP TABLE likes AS
WITH people AS (
  -- decimals, whose sums are the same in any order
  SELECT user_id, CAST((sum(half_stars) + 35) / (count(*) + 5) AS DECIMAL(9, 6)) AS usual
  FROM read_parquet($ratings, hive_partitioning = false)
  GROUP BY user_id
),
weighed AS (
  SELECT user_id, film_id, max(CAST(1 + (half_stars - usual) / 4 AS DOUBLE)) AS weight
  FROM read_parquet($ratings, hive_partitioning = false)
  JOIN people USING (user_id)
  SEMI JOIN (FROM read_parquet($films, hive_partitioning = false)) USING (film_id)
  GROUP BY user_id, film_id
)
SELECT user_id, film_id, weight, (dense_rank() OVER (ORDER BY film_id) - 1)::INTEGER AS film
FROM weighed
WHERE weight > 0
