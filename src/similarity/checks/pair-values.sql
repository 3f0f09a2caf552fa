-- csfilms: two films, a similarity from 0 to 1
SELECT film_id, other_id, similarity
FROM read_parquet($csfilms, hive_partitioning = false)
WHERE film_id IS NULL
  OR other_id IS NULL
  OR film_id = other_id
  OR similarity IS NULL
  OR isnan(similarity)
  OR similarity NOT BETWEEN 0 AND 1
