-- alternate_titles: once in a film, and neither its title nor its original title
SELECT film_id, other.title
FROM alternate_titles AS other
JOIN films USING (film_id)
GROUP BY film_id, other.title, films.title, films.original_title
HAVING count(*) > 1 OR other.title IN (films.title, films.original_title)
