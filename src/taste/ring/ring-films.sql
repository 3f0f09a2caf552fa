-- The ring's films by film_id.
SELECT film_id, title, vote_count
FROM ring_films
ORDER BY film_id
