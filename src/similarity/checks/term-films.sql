-- terms: every film_id is in films
SELECT DISTINCT film_id
FROM read_parquet($terms, hive_partitioning = false)
WHERE film_id NOT IN (SELECT film_id FROM read_parquet($films, hive_partitioning = false))
