-- The rows of own terms as they were read; file is a position in the list of files, row the place
-- in its file, both from 1.
CREATE TEMP TABLE own_rows (
  file INTEGER,
  "row" BIGINT,
  tconst VARCHAR,
  field VARCHAR,
  term VARCHAR,
  weight VARCHAR,
  label VARCHAR
)
