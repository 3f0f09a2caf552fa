-- The parquet files named by the variable terms under the name of the database's table.
CREATE TEMP VIEW film_terms AS
SELECT * FROM read_parquet(getvariable('terms'), hive_partitioning = false)
