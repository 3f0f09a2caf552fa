CREATE TABLE film_terms AS FROM read_parquet($parquet)
