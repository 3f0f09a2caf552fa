-- films: columns and types as documented
SELECT column_name, column_type
FROM (DESCRIBE films)
WHERE column_type IS DISTINCT FROM MAP {
  'film_id': 'INTEGER',
  'title': 'VARCHAR',
  'year': 'DATE',
  'duration': 'INTEGER',
  'genres': 'VARCHAR[]',
  'rating': 'DECIMAL(4,2)',
  'vote_count': 'INTEGER',
  'persons': 'VARCHAR[]',
  'original_title': 'VARCHAR',
  'language': 'VARCHAR'
}[column_name]
