-- The credits of the ring, with what terms are made from. Its people are ids only, which say enough where
-- they are known from the films.
CREATE OR REPLACE TABLE ring_principals AS
SELECT
  film_id,
  CASE WHEN regexp_full_match(nconst, 'nm[0-9]+') THEN TRY_CAST(nconst[3:] AS INTEGER) END
    AS person_id,
  credit_place("ordering") AS "ordering",
  category,
  characters
FROM imdb_file(getvariable('ring_principals'), getvariable('title_principals_columns'))
JOIN known_titles USING (tconst)
WHERE in_ring
