-- How many parts each array of a stored model has; reads no array.
SELECT "array", count(*) AS parts FROM similarity_model GROUP BY "array"
