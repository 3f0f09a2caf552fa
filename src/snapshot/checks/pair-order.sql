-- films_cos_sim: each pair once, film_id < other_id, ordered by film_id, similarity, other_id
SELECT film_id, other_id
FROM (
  SELECT
    film_id,
    other_id,
    similarity,
    -- in the order in which the rows are stored; DuckDB streams such a window
    lag(film_id) OVER () AS film_before,
    lag(similarity) OVER () AS similarity_before,
    lag(other_id) OVER () AS other_before
  FROM films_cos_sim
)
WHERE film_id >= other_id
  OR film_before > film_id
  OR (film_before = film_id AND similarity_before < similarity)
  OR (film_before = film_id AND similarity_before = similarity AND other_before >= other_id)
