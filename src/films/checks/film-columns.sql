-- films: the documented columns with their types, in this order
SELECT found
FROM (
  SELECT list(column_name || ' ' || data_type ORDER BY column_index) AS found
  FROM duckdb_columns()
  WHERE database_name = current_database() AND table_name = 'films'
)
WHERE found <> $film_columns
