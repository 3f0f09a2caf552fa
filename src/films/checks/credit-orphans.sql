-- credits: the film and the person exist
SELECT film_id, person_id
FROM credits
WHERE film_id NOT IN (SELECT film_id FROM films)
  OR person_id NOT IN (SELECT person_id FROM people)
  OR film_id IS NULL
  OR person_id IS NULL
