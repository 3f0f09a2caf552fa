CREATE TABLE similarity_model AS FROM read_parquet($parquet, hive_partitioning = false)
