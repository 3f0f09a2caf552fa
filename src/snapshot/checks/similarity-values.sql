-- films_cos_sim: similarities from 0 to 1
SELECT film_id, other_id, similarity
FROM films_cos_sim
WHERE similarity IS NULL OR isnan(similarity) OR similarity NOT BETWEEN 0 AND 1
