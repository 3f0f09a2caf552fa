-- Instead of invalid-ids.sql where every line that passed the filter is used, so that all ids are valid.
CREATE OR REPLACE TEMP TABLE invalid_ids (
  dataset VARCHAR,
  column_name VARCHAR,
  given INTEGER,
  odd INTEGER,
  example VARCHAR
)
