-- What counts and orders are made from, for every film by film_id. Titles compare by the code points
-- of their characters (DuckDB's binary collation).
SELECT
  film_id,
  dense_rank() OVER (ORDER BY title)::INTEGER AS title_rank,
  coalesce(year(year), 0)::INTEGER AS year,
  coalesce(duration, -1)::INTEGER AS duration,
  rating::DOUBLE AS rating,
  vote_count
FROM films
ORDER BY film_id;
