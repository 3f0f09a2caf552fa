-- terms: film_id, field and term not null, and once together
SELECT film_id, field, term
FROM read_parquet($terms, hive_partitioning = false)
GROUP BY ALL
HAVING count(*) > 1 OR film_id IS NULL OR field IS NULL OR term IS NULL
