-- What a film can be suggested by, and with; the most voted first.
SELECT
  film_id,
  title,
  coalesce(original_title, title) AS original_title,
  coalesce(year(year), 0)::INTEGER AS year,
  rating::DOUBLE AS rating,
  vote_count
FROM films
ORDER BY vote_count DESC, film_id;
