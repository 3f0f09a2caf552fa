-- term_labels: a term of a film, once, with a label that is not empty
SELECT field, term
FROM read_parquet($labels, hive_partitioning = false)
LEFT JOIN (
  SELECT DISTINCT field, term, true AS known FROM read_parquet($terms, hive_partitioning = false)
) USING (field, term)
GROUP BY field, term
HAVING count(*) > 1 OR bool_or(known IS NULL OR label IS NULL OR label = '')
