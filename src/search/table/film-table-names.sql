-- The language (empty when unknown), genres, countries and styles of every film by film_id, a line each,
-- in one blob.
SELECT
  encode(
    string_agg(
      concat_ws(
        chr(30),
        coalesce(language, ''),
        array_to_string(genres, chr(31)),
        array_to_string(countries, chr(31)),
        array_to_string(styles, chr(31))
      ),
      chr(10) ORDER BY film_id
    )
  ) AS lines
FROM films;
