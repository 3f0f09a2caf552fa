-- The film_ids of $films, parquet files, in order, to the file $path.
COPY (
  SELECT film_id FROM read_parquet($films) ORDER BY film_id
) TO $path (FORMAT parquet)
