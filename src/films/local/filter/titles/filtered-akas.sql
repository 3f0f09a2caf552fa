-- The titles of the films, and of the ring, in other regions and languages;
-- without a film, those of no valid id, which are reported.
CREATE OR REPLACE TABLE filtered_akas AS
SELECT
  film_id,
  CASE WHEN film_id IS NULL THEN coalesce(akas.titleId, '\N') END AS odd_id,
  akas.title,
  akas.language,
  akas.isOriginalTitle = '1' AS is_original
FROM imdb_file(getvariable('title_akas'), getvariable('title_akas_columns')) AS akas
LEFT JOIN known_titles ON known_titles.tconst = akas.titleId
WHERE film_id IS NOT NULL OR NOT coalesce(regexp_full_match(akas.titleId, 'tt[0-9]+'), false)
