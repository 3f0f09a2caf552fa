COPY (
  SELECT DISTINCT film_id, filtered_akas.title
  FROM filtered_akas
  JOIN filtered_titles USING (film_id)
  WHERE filtered_akas.title <> filtered_titles.title
    AND filtered_akas.title IS DISTINCT FROM filtered_titles.original_title
  ORDER BY film_id, title
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
