-- The terms of ring_counts that films have, numbered as in the model: ../model/vocabulary.sql over the
-- parquet files $terms. $fields are the names of all fields, $path is the file to write.
COPY (
  WITH vocabulary AS (
    SELECT
      field,
      term,
      CAST(row_number() OVER (ORDER BY list_position($fields, field), term) - 1 AS INTEGER) AS term_id
    FROM read_parquet($terms, hive_partitioning = false)
    GROUP BY field, term
  )
  SELECT film_id, term_id, tf
  FROM ring_counts
  JOIN vocabulary USING (field, term)
  ORDER BY film_id, term_id
) TO $path (FORMAT parquet, COMPRESSION zstd)
