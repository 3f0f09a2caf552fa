-- Without a ring, nobody asks for its credits.
CREATE OR REPLACE TABLE ring_principals (
  film_id INTEGER,
  person_id INTEGER,
  "ordering" INTEGER,
  category VARCHAR,
  characters VARCHAR
)
