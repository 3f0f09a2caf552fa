-- films: as many persons as people in the credits
SELECT film_id
FROM films
LEFT JOIN (SELECT film_id, count(DISTINCT person_id) AS credited FROM credits GROUP BY film_id)
  USING (film_id)
WHERE len(persons) <> coalesce(credited, 0)
