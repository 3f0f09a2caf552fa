-- The tables of the attached snapshot, each with an estimate of its rows.
SELECT table_name, CAST(estimated_size AS DOUBLE) AS row_count
FROM duckdb_tables()
WHERE database_name = 'snapshot'
