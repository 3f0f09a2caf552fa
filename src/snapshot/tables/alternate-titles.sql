CREATE TABLE alternate_titles AS FROM read_parquet($parquet, hive_partitioning = false)
