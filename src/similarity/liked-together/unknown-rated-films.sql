-- How many of the films in the parquet files $ratings the parquet files $films lack.
SELECT count(DISTINCT film_id)::INTEGER AS films
FROM read_parquet($ratings, hive_partitioning = false)
ANTI JOIN (FROM read_parquet($films, hive_partitioning = false)) USING (film_id)
