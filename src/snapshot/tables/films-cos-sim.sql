CREATE TABLE films_cos_sim AS FROM read_parquet($parquet, hive_partitioning = false)
