-- Every film as JSON by film_id, one per line, in parts of 4,096 lines.
WITH
  numbered AS (
    SELECT
      film_id,
      row_number() OVER (ORDER BY film_id) - 1 AS number,
      to_json(plain_films)::VARCHAR || chr(10) AS line
    FROM plain_films
  )
SELECT encode(string_agg(line, '' ORDER BY film_id)) AS lines
FROM numbered
GROUP BY number // 4096
ORDER BY min(number);
