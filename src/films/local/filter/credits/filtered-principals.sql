-- The credits of the films.
CREATE OR REPLACE VIEW filtered_principals AS
SELECT * EXCLUDE (odd_tconst)
FROM known_principals
WHERE film_id IS NOT NULL
