-- What the people of MovieLens think of films, by film_id.
SELECT film_id, opinion
FROM film_opinions
ORDER BY film_id
