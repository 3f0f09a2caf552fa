-- What names a film on other sites, by property; of several values the shortest first.
SELECT property, value
FROM (
  SELECT property, value
  FROM film_facts
  WHERE film_id = $film_id AND property IN ('item', 'article', 'P4947', 'P6127')
  UNION
  SELECT 'article' AS property, article AS value FROM articles WHERE film_id = $film_id
)
ORDER BY property, len(value), value;
