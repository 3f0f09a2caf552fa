-- Each genre becomes a folder, so only the most common ones do; IMDb has 28.
COPY (
  WITH listed AS (
    SELECT *, unnest(genres) AS genre
    FROM read_parquet($films, hive_partitioning = false)
  ),
  common AS (
    SELECT genre
    FROM listed
    GROUP BY genre
    ORDER BY count(*) DESC, genre
    LIMIT 200
  )
  SELECT *
  FROM listed
  WHERE genre IN (FROM common)
  ORDER BY genre, film_id
) TO $path (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (genre), OVERWRITE_OR_IGNORE)
