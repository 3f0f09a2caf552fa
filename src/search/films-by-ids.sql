-- The films with the given ids, in no order.
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
WHERE film_id IN (SELECT unnest($ids::INTEGER[]));
