-- The rows of the parquet file $own_file, the file number $number, all as text.
INSERT INTO own_rows BY NAME
SELECT
  $number AS file,
  row_number() OVER () AS "row",
  COLUMNS(lambda name: name IN ('tconst', 'field', 'term', 'weight', 'label'))::VARCHAR
FROM read_parquet($own_file, hive_partitioning = false)
