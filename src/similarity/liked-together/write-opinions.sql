-- What the people of the parquet files $ratings think of the films of the parquet files $films, to the
-- parquet file $path: by how many points of ten they rate a film above what they usually give, and
-- above the mean of that. Five ratings without a say are added, so that few count less.
COPY (
  WITH people AS (
    -- decimals, whose sums are the same in any order
    SELECT user_id, CAST((sum(half_stars) + 35) / (count(*) + 5) AS DECIMAL(9, 6)) AS usual
    FROM read_parquet($ratings, hive_partitioning = false)
    GROUP BY user_id
  ),
  sums AS (
    SELECT film_id, count(*) AS ratings, CAST(sum(half_stars - usual) AS DOUBLE) AS points
    FROM read_parquet($ratings, hive_partitioning = false)
    JOIN people USING (user_id)
    SEMI JOIN (FROM read_parquet($films, hive_partitioning = false)) USING (film_id)
    GROUP BY film_id
  ),
  -- in one order, as this is a sum of numbers that are rounded
  overall AS (
    SELECT sum(points ORDER BY film_id) / sum(ratings) AS mean FROM sums
  )
  SELECT film_id, (points - ratings * mean) / (ratings + 5) AS opinion
  FROM sums, overall
  ORDER BY film_id
) TO $path (FORMAT parquet)
