-- films: film_id is unique and not null
SELECT film_id FROM films GROUP BY film_id HAVING count(*) > 1 OR film_id IS NULL
