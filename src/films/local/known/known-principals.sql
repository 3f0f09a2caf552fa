-- The credits of the films; without a film, those of no valid id, which are reported.
CREATE OR REPLACE TABLE known_principals AS
SELECT
  film_id,
  nconst,
  CASE WHEN film_id IS NULL THEN coalesce(tconst, '\N') END AS odd_tconst,
  CASE WHEN film_id IS NOT NULL THEN credit_place("ordering") END AS "ordering",
  category,
  job,
  characters,
  CASE WHEN json_valid(characters) THEN from_json(characters, '["VARCHAR"]') END AS character_names
FROM imdb_file(getvariable('title_principals'), getvariable('title_principals_columns'))
LEFT JOIN filtered_titles USING (tconst)
WHERE film_id IS NOT NULL OR NOT coalesce(regexp_full_match(tconst, 'tt[0-9]+'), false)
