-- films: each has a genre among its terms
SELECT film_id
FROM read_parquet($films, hive_partitioning = false)
WHERE film_id NOT IN (
  SELECT film_id FROM read_parquet($terms, hive_partitioning = false) WHERE field = 'genre'
)
