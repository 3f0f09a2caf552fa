-- Some parts of one array of the stored model to the parquet file $path.
COPY (
  SELECT * FROM similarity_model
  WHERE "array" = $array AND part BETWEEN $first AND $last
  ORDER BY part
)
TO $path (FORMAT parquet, COMPRESSION zstd)
