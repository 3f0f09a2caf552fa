-- warning: genres: at most 200, since the rarest of more have no folder
SELECT count(DISTINCT genre) AS genres
FROM (SELECT unnest(genres) AS genre FROM read_parquet($films, hive_partitioning = false))
HAVING count(DISTINCT genre) > 200
