-- As ../../local/filter/titles/filtered-titles.sql.
CREATE OR REPLACE TEMPORARY VIEW filtered_titles AS
SELECT *
FROM known_titles
WHERE NOT in_ring
