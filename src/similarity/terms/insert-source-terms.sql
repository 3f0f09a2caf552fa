-- The terms of one source, whose parquet files $source names.
INSERT INTO source_terms
SELECT film_id, field, term, weight, label
FROM read_parquet($source, hive_partitioning = false)
