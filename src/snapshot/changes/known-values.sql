-- How many values of each column are known: neither null nor an empty list.
SELECT column_name, known::INTEGER AS known
FROM (
  SELECT count(nullif(COLUMNS('(.*)')::VARCHAR, '[]')) AS '\1' FROM query_table($table_name)
)
UNPIVOT (known FOR column_name IN (*))
