-- IMDb's files are tab separated without quoting; \N, and by accident an empty field, mean null.
CREATE OR REPLACE TEMP MACRO imdb_file(path, column_types) AS TABLE
  SELECT *
  FROM read_csv(
    path,
    columns = column_types,
    delim = '\t',
    quote = '',
    escape = '',
    nullstr = ['\N', ''],
    header = true,
    compression = 'auto',
    auto_detect = false
  )
