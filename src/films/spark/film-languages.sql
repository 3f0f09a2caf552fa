-- As ../local/film-languages.sql.
CREATE OR REPLACE TEMPORARY VIEW known_languages AS
SELECT film_id, language, source
FROM film_languages
LEFT SEMI JOIN filtered_titles USING (film_id)
WHERE language IS NOT NULL
ORDER BY film_id
