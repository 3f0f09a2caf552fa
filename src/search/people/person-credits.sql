-- What a person did in which films, each film once per category: the most frequent category first,
-- then the latest films.
WITH parts AS (
  SELECT
    category,
    film_id,
    string_agg(job, ', ' ORDER BY ordering) AS job,
    flatten(list(characters ORDER BY ordering) FILTER (WHERE characters IS NOT NULL)) AS characters
  FROM credits
  WHERE person_id = $person_id
  GROUP BY category, film_id
)
SELECT
  coalesce(parts.category, '') AS category,
  film_id,
  job,
  list_filter(characters, lambda character: character IS NOT NULL) AS characters
FROM parts
JOIN films USING (film_id)
ORDER BY
  count(*) OVER (PARTITION BY parts.category) DESC,
  parts.category,
  year DESC NULLS LAST,
  film_id;
