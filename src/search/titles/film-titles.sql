-- The ids, titles, years (0: unknown) and votes of all films by film_id, each as a JSON array.
SELECT
  to_json(list(film_id ORDER BY film_id))::VARCHAR AS film_ids,
  to_json(list(title ORDER BY film_id))::VARCHAR AS titles,
  to_json(list(coalesce(year(year), 0)::INTEGER ORDER BY film_id))::VARCHAR AS years,
  to_json(list(vote_count ORDER BY film_id))::VARCHAR AS vote_counts
FROM films;
