-- The terms of term_counts that films have, numbered as in the model: ../model/vocabulary.sql over the
-- parquet files $terms. $fields are the names of all fields, $path is the file to write.
COPY (
  WITH vocabulary AS (
    SELECT field, term, CAST(row_number() OVER (ORDER BY field, term) - 1 AS INTEGER) AS term_id
    FROM (
      SELECT DISTINCT list_position($fields, field) - 1 AS field, term
      FROM read_parquet($terms, hive_partitioning = false)
    )
  )
  SELECT film_id, term_id, tf
  FROM term_counts
  JOIN vocabulary USING (field, term)
  ORDER BY film_id, term_id
) TO $path (FORMAT parquet, COMPRESSION zstd)
