-- Adds source_terms to term_counts; $fields are the names of all fields.
INSERT INTO term_counts
SELECT film_id, list_position($fields, field) - 1, term, weight
FROM source_terms
