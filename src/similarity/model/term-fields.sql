-- The fields that have terms; $terms names the table.
SELECT DISTINCT field FROM query_table($terms)
