-- The original titles (kind 1) and, if they are wanted, alternate titles (kind 2) of films as JSON arrays,
-- with the places of their films by film_id, from 0. Of the titles of a film that differ only in case,
-- accents or punctuation, the first is kept: matching does not tell them apart. The films are those of
-- film-titles.sql.
WITH
  all_films AS (
    SELECT film_id, title, original_title FROM films
    UNION ALL
    SELECT film_id, title, original_title FROM ring_films WHERE $with_ring
  ),
  places AS (
    SELECT film_id, (row_number() OVER (ORDER BY film_id) - 1)::INTEGER AS place
    FROM all_films
  ),
  all_titles AS (
    SELECT film_id, title, 0 AS kind FROM all_films
    UNION ALL
    SELECT film_id, original_title, 1 FROM all_films WHERE original_title IS NOT NULL
    UNION ALL
    SELECT film_id, title, 2 FROM alternate_titles WHERE $alternate
  ),
  keyed AS (
    SELECT
      *,
      regexp_replace(
        replace(lower(strip_accents(title)), '&', 'and'), '[^\p{L}\p{N}]+', '', 'g'
      ) AS key
    FROM all_titles
  ),
  different AS (
    SELECT film_id, min(kind || title) AS kind_and_title
    FROM keyed
    GROUP BY film_id, if(key = '', title, key)
  ),
  placed AS (
    SELECT place, kind_and_title[1]::INTEGER AS kind, kind_and_title[2:] AS title
    FROM different
    JOIN places USING (film_id)
  )
SELECT
  kind,
  to_json(list(place ORDER BY place, title))::VARCHAR AS rows,
  to_json(list(title ORDER BY place, title))::VARCHAR AS titles
FROM placed
WHERE kind > 0
GROUP BY kind
ORDER BY kind;
