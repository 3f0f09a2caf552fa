-- films: columns and types as documented, in this order
SELECT found
FROM (
  SELECT list(column_name || ' ' || data_type ORDER BY column_index) AS found
  FROM duckdb_columns()
  WHERE database_name = current_database() AND table_name = 'films'
)
WHERE found <> [
  'film_id INTEGER',
  'title VARCHAR',
  'year DATE',
  'duration INTEGER',
  'genres VARCHAR[]',
  'rating DECIMAL(4,2)',
  'vote_count INTEGER',
  'persons VARCHAR[]',
  'original_title VARCHAR',
  'language VARCHAR'
]
