-- Every film by film_id as the API answers it, a line each, in parts of 4,096 lines.
WITH
  numbered AS (
    SELECT
      film_id,
      row_number() OVER (ORDER BY film_id) - 1 AS number,
      to_json(
        struct_pack(
          film_id := film_id,
          title := title,
          year := strftime(year, '%Y-%m-%d'),
          duration := duration,
          genres := genres,
          rating := rating::DOUBLE,
          vote_count := vote_count,
          persons := persons,
          original_title := original_title,
          language := language
        )
      )::VARCHAR || chr(10) AS line
    FROM films
  )
SELECT encode(string_agg(line, '' ORDER BY film_id)) AS lines
FROM numbered
GROUP BY number // 4096
ORDER BY min(number);
