-- Weighs term_counts by tf * idf. $fields are the fields' names, $path the file to write.
-- From the field number $closer_fields on, a term that only one film has is left out: it could only
-- lengthen that film's vector, once more for each field that repeats the same person or word.
COPY (
  SELECT film_id, list_extract($fields, field + 1) AS field, term, tf * idf AS weight
  FROM term_counts
  JOIN vocabulary USING (field, term)
  JOIN idfs USING (df)
  WHERE df > 1 OR field < $closer_fields
  ORDER BY film_id, term_counts.field, term
) TO $path (FORMAT parquet, ROW_GROUP_SIZE 122880)
