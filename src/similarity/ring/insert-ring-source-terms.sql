-- Adds the terms of one source about the ring's films to term_counts. $source and $ring name parquet
-- files, $fields are the names of all fields.
INSERT INTO term_counts
SELECT film_id, list_position($fields, field) - 1, term, weight
FROM read_parquet($source, hive_partitioning = false)
SEMI JOIN (FROM read_parquet($ring, hive_partitioning = false)) USING (film_id)
