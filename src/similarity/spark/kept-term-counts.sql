-- Those of term_counts that terms.sql keeps: of the closer fields the terms of two films or more.
SELECT count(*)
FROM term_counts
LEFT ANTI JOIN (
  SELECT field, term
  FROM term_counts
  WHERE field >= closer_fields
  GROUP BY field, term
  HAVING count(*) = 1
) USING (field, term)
