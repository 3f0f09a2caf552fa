-- The parquet files named by the variable films under the name of the database's table.
CREATE TEMP VIEW films AS
SELECT * FROM read_parquet(getvariable('films'), hive_partitioning = false)
