-- The ids of the films in the parquet files $films.
SELECT film_id FROM read_parquet($films, hive_partitioning = false) ORDER BY film_id
