-- The titles of the films, and of the ring, in other regions and languages.
CREATE OR REPLACE TEMP TABLE filtered_akas AS
SELECT film_id, akas.title, akas.language, akas.isOriginalTitle = '1' AS is_original
FROM imdb_file(getvariable('title_akas'), getvariable('title_akas_columns')) AS akas
JOIN known_titles ON known_titles.tconst = akas.titleId
