-- films: as many persons as people in the credits
SELECT film_id
-- counted before the join, which would otherwise carry the names
FROM (SELECT film_id, len(persons) AS listed FROM films)
LEFT JOIN (SELECT film_id, count(DISTINCT person_id) AS credited FROM credits GROUP BY film_id)
  USING (film_id)
WHERE listed <> coalesce(credited, 0)
