CREATE OR REPLACE TEMP TABLE kept_akas AS
SELECT film_id, akas.title, akas.language, akas.isOriginalTitle = '1' AS is_original
FROM imdb_file(getvariable('title_akas'), getvariable('title_akas_columns')) AS akas
JOIN kept_titles ON kept_titles.tconst = akas.titleId
