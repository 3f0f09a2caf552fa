CREATE TABLE ring_terms AS FROM read_parquet($parquet, hive_partitioning = false)
