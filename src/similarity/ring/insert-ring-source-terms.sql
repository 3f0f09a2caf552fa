-- The terms of one source, whose parquet files $source names, about the ring's films.
INSERT INTO ring_counts
SELECT film_id, field, term, weight
FROM read_parquet($source, hive_partitioning = false)
SEMI JOIN (FROM read_parquet($ring, hive_partitioning = false)) USING (film_id)
