-- The credits of the ring, with what terms are made from. Its people are ids only, which say enough where
-- they are known from the films.
CREATE OR REPLACE TABLE ring_principals AS
SELECT
  film_id,
  CASE WHEN regexp_full_match(nconst, 'nm[0-9]+') THEN TRY_CAST(nconst[3:] AS INTEGER) END
    AS person_id,
  CASE
    -- also 1.0, as tools for tables write it
    WHEN regexp_full_match("ordering", '-?[0-9]{1,9}(\.0+)?') OR "ordering" IS NULL
      THEN CAST("ordering" AS INTEGER)
    ELSE source_fault('title.principals', 'ordering', "ordering", 'a whole number')
  END AS "ordering",
  category,
  characters
FROM imdb_file(getvariable('ring_principals'), getvariable('title_principals_columns'))
JOIN known_titles USING (tconst)
WHERE in_ring
