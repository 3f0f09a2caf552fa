-- terms: weights finite and not negative, terms not empty
SELECT film_id, field, term, weight
FROM read_parquet($terms, hive_partitioning = false)
WHERE weight IS NULL OR NOT isfinite(weight) OR weight < 0 OR term = ''
