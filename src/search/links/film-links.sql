-- What names each film on other sites, by property: the article whose words are used, else the
-- shortest of several values.
SELECT film_id, property, value
FROM (
  SELECT film_id, property, value, false AS is_read
  FROM film_facts
  WHERE property IN ('item', 'article', 'P4947', 'P6127')
  UNION ALL
  SELECT film_id, 'article' AS property, article AS value, true AS is_read FROM articles
)
QUALIFY row_number() OVER (
  PARTITION BY film_id, property ORDER BY is_read DESC, len(value), value
) = 1;
