-- As ../../local/known/known-titles.sql.
CACHE TABLE known_titles AS
SELECT *
FROM typed_titles
WHERE size(usable_genres) > 0 AND title IS NOT NULL
