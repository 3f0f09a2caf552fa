-- The language (empty when unknown) and genres of every film by film_id, a line each, in one blob.
SELECT
  encode(
    string_agg(
      coalesce(language, '') || chr(31) || array_to_string(genres, chr(31)),
      chr(10) ORDER BY film_id
    )
  ) AS lines
FROM films;
