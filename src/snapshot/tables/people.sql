CREATE TABLE people AS FROM read_parquet($parquet, hive_partitioning = false) ORDER BY person_id
