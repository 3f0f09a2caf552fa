-- The columns of films that the previous snapshot, which an earlier version built, does not have.
SELECT column_name
FROM duckdb_columns()
WHERE database_name = current_database() AND table_name = 'films' AND NOT internal
EXCEPT
SELECT column_name FROM duckdb_columns() WHERE database_name = 'previous' AND table_name = 'films'
ORDER BY column_name
