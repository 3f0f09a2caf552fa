-- The films that a title may mean: those that equal it first, then those that start with it, then
-- those that contain it; within each, the most voted first. Letter case does not matter.
SELECT *
FROM plain_films
WHERE contains(lower(title), lower($title))
ORDER BY
  CASE
    WHEN lower(title) = lower($title) THEN 0
    WHEN starts_with(lower(title), lower($title)) THEN 1
    ELSE 2
  END,
  vote_count DESC,
  film_id
LIMIT $limit;
