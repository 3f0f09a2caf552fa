-- films_cos_sim: pairs at or above the minimum similarity; if it is 0, every film with all later ones
SELECT film_id, pairs
FROM (
  SELECT
    film_id,
    count(*) OVER later AS films_later,
    coalesce(sum(film_id) OVER later, 0) AS sum_later
  FROM films
  WINDOW later AS (ORDER BY film_id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
LEFT JOIN (
  SELECT
    film_id,
    count(*) AS pairs,
    sum(other_id) AS sum_others,
    min(similarity) AS least
  FROM films_cos_sim
  GROUP BY film_id
) USING (film_id)
WHERE least < $min_similarity
  OR (
    $min_similarity = 0
    AND (coalesce(pairs, 0) <> films_later OR coalesce(sum_others, 0) <> sum_later)
  )
