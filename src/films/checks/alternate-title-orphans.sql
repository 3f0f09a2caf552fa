-- alternate_titles: the film exists, and the title is not null
SELECT film_id, title
FROM alternate_titles
WHERE film_id NOT IN (SELECT film_id FROM films) OR film_id IS NULL OR title IS NULL
