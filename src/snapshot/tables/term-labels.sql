CREATE TABLE term_labels AS FROM read_parquet($parquet)
