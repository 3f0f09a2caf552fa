-- Who likes which of the films of the parquet files $films, by the ratings of the parquet files
-- $ratings: everyone the films that they gave four stars or more. A film is numbered by its place in
-- liked_films.
CREATE TEMP TABLE likes AS
WITH liked AS (
  SELECT DISTINCT user_id, film_id
  FROM read_parquet($ratings, hive_partitioning = false)
  SEMI JOIN (FROM read_parquet($films, hive_partitioning = false)) USING (film_id)
  WHERE half_stars >= 8
)
SELECT user_id, film_id, (dense_rank() OVER (ORDER BY film_id) - 1)::INTEGER AS film
FROM liked
