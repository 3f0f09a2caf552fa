-- The number of rows of terms.sql: in the closer fields, only terms of two films or more count.
SELECT count(*)
FROM term_counts
LEFT ANTI JOIN (
  SELECT field, term
  FROM term_counts
  WHERE field >= closer_fields
  GROUP BY field, term
  HAVING count(*) = 1
) USING (field, term)
