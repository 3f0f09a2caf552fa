-- The fields of source_terms that are not among $fields.
SELECT DISTINCT field
FROM source_terms
WHERE NOT list_contains($fields, field)
ORDER BY field
