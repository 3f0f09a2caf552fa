-- csfilms: by film_id, similarity from the greatest on, other_id
SELECT film_id, other_id
FROM (
  SELECT
    film_id,
    other_id,
    similarity,
    -- in the order in which the rows are stored; such a window is streamed
    lag(film_id) OVER () AS film_before,
    lag(similarity) OVER () AS similarity_before,
    lag(other_id) OVER () AS other_before
  FROM read_parquet($csfilms, hive_partitioning = false)
)
WHERE film_before > film_id
  OR (film_before = film_id AND similarity_before < similarity)
  OR (film_before = film_id AND similarity_before = similarity AND other_before >= other_id)
