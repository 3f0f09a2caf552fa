-- The ring's films by film_id.
SELECT film_id, title, CAST(rating AS DOUBLE) AS rating, vote_count
FROM ring_films
ORDER BY film_id
