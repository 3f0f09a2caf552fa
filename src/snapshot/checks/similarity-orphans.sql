-- films_cos_sim: both films exist and are different
SELECT film_id, other_id
FROM films_cos_sim
WHERE film_id NOT IN (SELECT film_id FROM films)
  OR other_id NOT IN (SELECT film_id FROM films)
  OR film_id = other_id
