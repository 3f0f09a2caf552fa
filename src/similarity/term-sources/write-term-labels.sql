-- The labels in source_terms of the terms in the parquet files $terms, each once; $fields are the
-- names of all fields, $path is the file to write.
COPY (
  SELECT field, term, min(label) AS label
  FROM source_terms
  SEMI JOIN (FROM read_parquet($terms, hive_partitioning = false)) USING (field, term)
  WHERE label IS NOT NULL
  GROUP BY field, term
  ORDER BY list_position($fields, field), term
) TO $path (FORMAT parquet)
