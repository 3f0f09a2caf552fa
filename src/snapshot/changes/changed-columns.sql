-- In how many of the changed films each column has changed.
SELECT column_name, count(*)::INTEGER AS films
FROM (SELECT unnest(columns) AS column_name FROM film_changes WHERE change = 'changed')
GROUP BY column_name
ORDER BY films DESC, column_name
