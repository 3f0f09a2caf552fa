-- The credits of the films.
CREATE OR REPLACE TEMP TABLE filtered_principals AS
SELECT film_id, nconst, ordering, category, job, characters
FROM imdb_file(getvariable('title_principals'), getvariable('title_principals_columns'))
JOIN filtered_titles USING (tconst)
