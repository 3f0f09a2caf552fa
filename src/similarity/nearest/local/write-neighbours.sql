-- Writes the rows of a block in the order in which they were appended.
COPY neighbours TO $path (FORMAT parquet, ROW_GROUP_SIZE 122880)
