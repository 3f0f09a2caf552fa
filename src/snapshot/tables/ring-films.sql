-- What terms are made from is not needed any more: ring_terms has the terms.
CREATE TABLE ring_films AS
SELECT film_id, title, "year", rating, vote_count, original_title
FROM read_parquet($parquet, hive_partitioning = false)
ORDER BY film_id
