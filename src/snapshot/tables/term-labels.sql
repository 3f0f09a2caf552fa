CREATE TABLE term_labels AS FROM read_parquet($parquet, hive_partitioning = false)
