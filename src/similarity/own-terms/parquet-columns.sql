-- The columns of the parquet file $own_file.
SELECT name FROM parquet_schema($own_file) OFFSET 1
