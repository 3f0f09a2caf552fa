-- As ../local/filter/filtered-titles.sql.
CACHE TABLE filtered_titles AS
SELECT *
FROM typed_titles
WHERE size(usable_genres) > 0 AND title IS NOT NULL
