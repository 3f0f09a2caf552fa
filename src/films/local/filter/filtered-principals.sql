-- The credits of the films.
CREATE OR REPLACE TEMP VIEW filtered_principals AS
SELECT * EXCLUDE (in_ring)
FROM known_principals
WHERE NOT in_ring
