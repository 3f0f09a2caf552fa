-- Which people are in which films.
SELECT DISTINCT person_id, film_id
FROM credits
JOIN films USING (film_id)
ORDER BY person_id, film_id;
