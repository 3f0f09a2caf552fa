-- Every film as JSON by film_id, one per line, in parts of neighbouring ids.
SELECT
  encode(string_agg(to_json(plain_films)::VARCHAR || chr(10), '' ORDER BY film_id)) AS lines
FROM plain_films
GROUP BY film_id // 65_536
ORDER BY min(film_id);
