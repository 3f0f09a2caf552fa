COPY (
  SELECT films.*, similarity
  FROM film_list JOIN films USING (film_id)
  ORDER BY place
) TO $path (FORMAT parquet, COMPRESSION zstd);
