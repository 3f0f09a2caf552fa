-- films_cos_sim: each pair once
SELECT film_id, other_id FROM films_cos_sim GROUP BY ALL HAVING count(*) > 1
