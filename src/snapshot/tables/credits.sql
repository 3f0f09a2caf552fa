CREATE TABLE credits AS FROM read_parquet($parquet, hive_partitioning = false)
