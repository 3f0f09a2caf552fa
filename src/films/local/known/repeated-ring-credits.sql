-- As ../filter/credits/repeated-credits.sql, of the ring.
SELECT film_id
FROM ring_principals
GROUP BY film_id, "ordering"
HAVING count(*) > 1
LIMIT 1
