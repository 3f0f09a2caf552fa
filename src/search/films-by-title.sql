-- The films that a title means: equal to it first, then beginning with it, then holding it;
-- within each, the most voted first. Letter case does not matter.
SELECT
  film_id,
  title,
  strftime(year, '%Y-%m-%d') AS year,
  duration,
  genres,
  rating::DOUBLE AS rating,
  vote_count,
  persons,
  original_title,
  language
FROM films
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
