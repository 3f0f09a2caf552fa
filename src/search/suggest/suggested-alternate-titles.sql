-- The alternate titles of the films, in the order of suggested-films.sql.
SELECT film_id, other.title
FROM alternate_titles AS other
JOIN films USING (film_id)
ORDER BY vote_count DESC, film_id, other.title;
