COPY (
  SELECT *, unnest(genres) AS genre
  FROM read_parquet($films, hive_partitioning = false)
  ORDER BY genre, film_id
) TO $path (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (genre), OVERWRITE_OR_IGNORE)
