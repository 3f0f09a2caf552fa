-- The terms of one source, whose parquet files $source names, about the films of the parquet files $films.
INSERT INTO source_terms
SELECT film_id, field, term, weight, label
FROM read_parquet($source, hive_partitioning = false)
SEMI JOIN (FROM read_parquet($films, hive_partitioning = false)) USING (film_id)
