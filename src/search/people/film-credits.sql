-- The credits of a film, in their order; a place that is unknown is 0 and comes last.
SELECT
  person_id,
  name,
  coalesce(credits.category, '') AS category,
  job,
  list_filter(characters, lambda character: character IS NOT NULL) AS characters,
  coalesce(credits.ordering, 0) AS ordering
FROM credits
JOIN people USING (person_id)
WHERE film_id = $film_id
ORDER BY credits.ordering, person_id, credits.category, job;
