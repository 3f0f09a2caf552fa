CREATE TABLE film_facts AS FROM read_parquet($parquet, hive_partitioning = false)
