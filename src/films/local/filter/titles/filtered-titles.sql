-- The titles that count as films.
CREATE OR REPLACE VIEW filtered_titles AS
SELECT * EXCLUDE (in_ring)
FROM known_titles
WHERE NOT in_ring
