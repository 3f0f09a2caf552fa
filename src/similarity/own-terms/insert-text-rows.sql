-- The rows of the text file $own_file, the file number $number; the variable own_columns has its columns.
INSERT INTO own_rows BY NAME
SELECT
  $number AS file,
  row_number() OVER () AS "row",
  COLUMNS(lambda name: name IN ('tconst', 'field', 'term', 'weight', 'label'))
FROM read_csv(
  $own_file,
  columns = getvariable('own_columns'),
  delim = $delimiter,
  quote = $quote,
  escape = $quote,
  nullstr = '\N',
  header = true,
  strict_mode = true,
  hive_partitioning = false,
  compression = $compression,
  auto_detect = false
)
