CREATE TABLE people AS FROM read_parquet($parquet) ORDER BY person_id
