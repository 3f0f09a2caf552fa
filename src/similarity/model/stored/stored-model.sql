-- The arrays of a stored model with their parts in order.
SELECT "array", bytes FROM similarity_model ORDER BY "array", part
