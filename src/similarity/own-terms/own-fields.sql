-- The own fields, by name, and where each appears first.
SELECT field, count(DISTINCT term)::INTEGER AS terms, count(*)::INTEGER AS rows, min(file) AS file
FROM own_terms
WHERE omission IS NULL
GROUP BY field
ORDER BY field
