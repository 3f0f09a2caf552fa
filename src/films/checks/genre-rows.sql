-- genres: every film under each of its genres, once
SELECT film_id, genre
FROM (
  SELECT film_id, unnest(list_distinct(genres)) AS genre, 1 AS times FROM read_parquet($films)
  UNION ALL
  SELECT film_id, genre, -1 FROM read_parquet($genres, hive_partitioning = true, hive_types_autocast = false)
)
GROUP BY film_id, genre
HAVING sum(times) != 0
