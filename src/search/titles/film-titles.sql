-- The ids, titles, years (0: unknown) and votes of all films by film_id, each as a JSON array; if $with_ring,
-- with those of the ring, whose places among them, from 0, are in not_offered.
WITH all_films AS (
  SELECT film_id, title, year, vote_count, true AS is_offered FROM films
  UNION ALL
  SELECT film_id, title, year, vote_count, false FROM ring_films WHERE $with_ring
),
placed AS (
  SELECT *, (row_number() OVER (ORDER BY film_id) - 1)::INTEGER AS place
  FROM all_films
)
SELECT
  to_json(list(film_id ORDER BY film_id))::VARCHAR AS film_ids,
  to_json(list(title ORDER BY film_id))::VARCHAR AS titles,
  to_json(list(coalesce(year(year), 0)::INTEGER ORDER BY film_id))::VARCHAR AS years,
  to_json(list(vote_count ORDER BY film_id))::VARCHAR AS vote_counts,
  to_json(coalesce(list(place ORDER BY place) FILTER (NOT is_offered), []))::VARCHAR AS not_offered
FROM placed;
