CREATE TABLE films AS FROM read_parquet($parquet) ORDER BY film_id
