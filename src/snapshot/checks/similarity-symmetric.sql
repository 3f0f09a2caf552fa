-- films_cos_sim: a pair has the same similarity in both directions
SELECT a.film_id, a.other_id
FROM films_cos_sim AS a
JOIN films_cos_sim AS b ON a.film_id = b.other_id AND a.other_id = b.film_id
WHERE a.film_id < a.other_id AND a.similarity <> b.similarity
