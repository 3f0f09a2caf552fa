CREATE TABLE film_opinions AS FROM read_parquet($parquet, hive_partitioning = false)
