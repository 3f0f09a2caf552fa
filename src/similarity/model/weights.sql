-- Every weight with its term's number, counted from 0 in the order of vocabulary.sql.
-- $terms names the table, $fields are the fields' names.
WITH vocabulary AS (
  SELECT
    field,
    term,
    CAST(row_number() OVER (ORDER BY list_position($fields, field), term) - 1 AS INTEGER) AS term_id
  FROM query_table($terms)
  GROUP BY field, term
)
SELECT film_id, term_id, weight
FROM query_table($terms)
JOIN vocabulary USING (field, term)
