-- The terms of other sources than the films' own columns; label is null where a term reads as it is.
CREATE TEMP TABLE source_terms (
  film_id INTEGER,
  field VARCHAR,
  term VARCHAR,
  weight DOUBLE,
  label VARCHAR
)
