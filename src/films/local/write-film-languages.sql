COPY (
  SELECT film_id, language, source
  FROM film_languages
  WHERE language IS NOT NULL
  ORDER BY film_id
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
