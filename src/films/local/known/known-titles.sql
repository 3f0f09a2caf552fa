-- The titles that count as films, and those of the ring: the same but for their rating.
CREATE OR REPLACE VIEW known_titles AS
SELECT * EXCLUDE (is_complete)
FROM typed_titles
WHERE is_complete
