-- films_cos_sim: every film has as many nearest films as requested
SELECT film_id, coalesce(neighbours, 0) AS neighbours
FROM films
LEFT JOIN (SELECT film_id, count(*) AS neighbours FROM films_cos_sim GROUP BY film_id)
  USING (film_id)
WHERE coalesce(neighbours, 0) <> least($neighbours, (SELECT count(*) - 1 FROM films))
