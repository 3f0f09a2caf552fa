-- What names each film on other sites, by property; of several values the shortest.
SELECT film_id, property, value
FROM (
  SELECT film_id, property, value
  FROM film_facts
  WHERE property IN ('item', 'article', 'P4947', 'P6127')
  UNION
  SELECT film_id, 'article' AS property, article AS value FROM articles
)
QUALIFY row_number() OVER (PARTITION BY film_id, property ORDER BY len(value), value) = 1;
