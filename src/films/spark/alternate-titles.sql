-- As ../local/alternate-titles.sql.
CREATE OR REPLACE TEMPORARY VIEW alternate_titles AS
SELECT DISTINCT film_id, filtered_akas.title
FROM filtered_akas
JOIN filtered_titles USING (film_id)
WHERE filtered_akas.title <> filtered_titles.title
  AND filtered_akas.title IS DISTINCT FROM filtered_titles.original_title
ORDER BY film_id, title
