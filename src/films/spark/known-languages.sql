-- As ../local/write-film-languages.sql.
CREATE OR REPLACE TEMPORARY VIEW known_languages AS
SELECT film_id, language, source
FROM film_languages
WHERE language IS NOT NULL
ORDER BY film_id
