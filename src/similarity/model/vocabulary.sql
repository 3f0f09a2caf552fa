-- Every term once, with the position of its field in $fields from 0, in the order in which a model
-- numbers them; $terms names the table, $fields are the fields' names.
SELECT list_position($fields, field) - 1 AS field, term
FROM query_table($terms)
GROUP BY ALL
ORDER BY ALL
