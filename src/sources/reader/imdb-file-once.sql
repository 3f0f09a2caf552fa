-- As imdb-file.sql, but a line that the file has several times is there once.
CREATE OR REPLACE TEMP MACRO imdb_file(path, column_types) AS TABLE
  SELECT DISTINCT *
  FROM read_csv(
    path,
    columns = column_types,
    delim = '\t',
    quote = '',
    escape = '',
    nullstr = ['\N', ''],
    header = true,
    -- by its ending, because DuckDB looks for that before a question mark in the path
    compression = if(ends_with(path, '.gz'), 'gzip', 'none'),
    auto_detect = false,
    hive_partitioning = false
  )
