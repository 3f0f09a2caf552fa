-- Every term once, in the order in which a model numbers them; $terms names the table,
-- $fields are the fields' names.
SELECT field, term
FROM query_table($terms)
GROUP BY field, term
ORDER BY list_position($fields, field), term
