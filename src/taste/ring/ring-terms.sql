-- The terms of the ring's films in the order of ring-films.sql.
SELECT film_id, term_id, tf
FROM ring_terms
ORDER BY film_id, term_id
