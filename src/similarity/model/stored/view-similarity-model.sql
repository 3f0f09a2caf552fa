-- The parquet files named by the variable model under the name of the database's table.
CREATE TEMP VIEW similarity_model AS
SELECT * FROM read_parquet(getvariable('model'), hive_partitioning = false)
