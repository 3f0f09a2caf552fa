COPY (
  SELECT film_id, language, source
  FROM film_languages
  SEMI JOIN filtered_titles USING (film_id)
  WHERE language IS NOT NULL
  ORDER BY film_id
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
