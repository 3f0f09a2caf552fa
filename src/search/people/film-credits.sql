-- Who did what in a film, in the order of the credits.
SELECT person_id, name, category, job, characters, ordering
FROM credits
JOIN people USING (person_id)
WHERE film_id = $film_id
ORDER BY ordering, person_id, category, job;
