-- film_facts: the film exists, and nothing is null
SELECT film_id, property
FROM film_facts
WHERE film_id NOT IN (SELECT film_id FROM films)
  OR film_id IS NULL
  OR property IS NULL
  OR value IS NULL
  OR label IS NULL
