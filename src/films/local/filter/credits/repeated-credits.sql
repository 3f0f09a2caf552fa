-- A row if two credits of a film have the same place, as those of a line that is there twice have.
SELECT film_id
FROM known_principals
WHERE film_id IS NOT NULL
GROUP BY film_id, "ordering"
HAVING count(*) > 1
LIMIT 1
