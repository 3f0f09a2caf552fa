-- How many terms of films each field has.
SELECT field, count(*)::INTEGER AS terms
FROM film_terms
GROUP BY field
ORDER BY field
