-- Some parts of one array of a stored model, in order.
SELECT bytes FROM similarity_model
WHERE "array" = $array AND part BETWEEN $first AND $last
ORDER BY part
