-- What names films on other sites: the films' ids in order, and for each a line of the property and,
-- after a space, its value in JSON. A film has a line for every name, of those of one property the
-- preferred one first: the article whose words are used, else the shortest.
WITH named AS (
  SELECT film_id, property, value, false AS is_read
  FROM film_facts
  WHERE property IN (SELECT unnest($properties::VARCHAR[]))
  UNION ALL
  SELECT film_id, 'article' AS property, article AS value, true AS is_read FROM articles
)
SELECT
  list(film_id ORDER BY film_id, property, is_read DESC, len(value), value) AS film_ids,
  encode(
    string_agg(
      property || ' ' || to_json(value) || chr(10), ''
      ORDER BY film_id, property, is_read DESC, len(value), value
    )
  ) AS lines
FROM named
-- in parts, as neighbouring ids
GROUP BY film_id // 65_536
ORDER BY min(film_id);
