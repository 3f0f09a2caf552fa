-- Every film by film_id: as the API answers it, and what counts and orders are made from. Titles
-- compare by the code points of their characters (DuckDB's binary collation).
SELECT
  film_id,
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
  )::VARCHAR AS json,
  dense_rank() OVER (ORDER BY title)::INTEGER AS title_rank,
  coalesce(year(year), 0)::INTEGER AS year,
  rating::DOUBLE AS rating,
  vote_count,
  coalesce(language, '') AS language,
  array_to_string(genres, chr(31)) AS genres
FROM films
ORDER BY film_id;
