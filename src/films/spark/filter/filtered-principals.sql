-- As ../../local/filter/credits/filtered-principals.sql.
CREATE OR REPLACE TEMPORARY VIEW filtered_principals AS
SELECT *
FROM known_principals
WHERE NOT in_ring
