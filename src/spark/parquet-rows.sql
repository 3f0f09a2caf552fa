-- How many rows the parquet files of the pattern $files have, from their footers.
SELECT coalesce(sum(num_rows), 0)::BIGINT AS files_rows FROM parquet_file_metadata($files)
