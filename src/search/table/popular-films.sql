-- The most voted films.
SELECT *
FROM plain_films
ORDER BY vote_count DESC, film_id
LIMIT $limit;
