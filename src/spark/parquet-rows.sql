-- The number of rows in the parquet files that match $files, from their footers.
SELECT coalesce(sum(num_rows), 0)::BIGINT AS files_rows FROM parquet_file_metadata($files)
