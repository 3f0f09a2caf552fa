CREATE OR REPLACE TEMP TABLE kept_principals AS
SELECT film_id, nconst, ordering, category, job, characters
FROM imdb_file(getvariable('title_principals'), getvariable('title_principals_columns'))
JOIN kept_titles USING (tconst)
