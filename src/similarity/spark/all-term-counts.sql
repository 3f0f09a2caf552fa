-- The terms of the films' own columns and those of other sources; fields are the names of all fields.
CREATE OR REPLACE TEMPORARY VIEW term_counts AS
SELECT film_id, field, term, CAST(tf AS DOUBLE) AS tf
FROM own_term_counts
UNION ALL
SELECT film_id, CAST(array_position(fields, field) - 1 AS INT) AS field, term, weight AS tf
FROM source_terms
