SELECT film_id FROM read_parquet($parquet) ORDER BY film_id
