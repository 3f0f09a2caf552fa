CREATE TABLE films AS FROM read_parquet($parquet, hive_partitioning = false) ORDER BY film_id
