SELECT film_id FROM read_parquet($parquet, hive_partitioning = false) ORDER BY film_id
