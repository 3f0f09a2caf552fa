-- The stored model to the parquet file $path.
COPY similarity_model TO $path (FORMAT parquet, COMPRESSION zstd)
