COPY (
  SELECT DISTINCT film_id, kept_akas.title
  FROM kept_akas
  JOIN kept_titles USING (film_id)
  WHERE kept_akas.title <> kept_titles.title
    AND kept_akas.title IS DISTINCT FROM kept_titles.original_title
  ORDER BY film_id, title
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
