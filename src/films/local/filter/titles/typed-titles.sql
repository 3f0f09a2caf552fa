-- The titles of the wanted types. Odd values are reported, so what a film's columns cannot hold is kept.
CREATE OR REPLACE TABLE typed_titles AS
-- Many titles have the same genres, so each text is taken apart once.
WITH genre_lists AS (
  SELECT
    genres AS written_genres,
    -- IMDb gives at most three; what follows takes the square of their number
    string_split(genres, ',')[:100] AS listed_genres,
    list_filter(
      listed_genres,
      lambda genre, place: genre <> '' AND list_position(listed_genres, genre) = place
    ) AS given_genres,
    -- a genre becomes the name of a folder
    list_filter(
      given_genres,
      lambda genre: strlen(genre) <= 60
        AND lower(genre) NOT IN ('null', '__hive_default_partition__')
        AND NOT regexp_matches(genre, '[\x00-\x1f\x7f]')
    )[:20] AS usable_genres,
    list_filter(given_genres, lambda genre: NOT list_contains(usable_genres, genre))[1] AS odd_genre
  FROM (SELECT DISTINCT genres FROM candidate_titles)
)
SELECT
  tconst,
  CASE WHEN regexp_full_match(tconst, 'tt[0-9]+') THEN TRY_CAST(tconst[3:] AS INTEGER) END
    AS film_id,
  coalesce(primaryTitle, originalTitle) AS title,
  originalTitle AS original_title,
  -- also 1994.0, as tools for tables write it
  CASE WHEN regexp_full_match(startYear, '[0-9]{4}(\.0+)?') THEN CAST(startYear AS INTEGER) END
    AS start_year,
  startYear AS given_year,
  CASE
    WHEN regexp_full_match(runtimeMinutes, '[0-9]{1,6}(\.0+)?')
      THEN CAST(runtimeMinutes AS INTEGER)
  END AS duration,
  runtimeMinutes AS given_duration,
  usable_genres AS genres,
  len(given_genres) > 0 AS has_genres,
  odd_genre,
  len(usable_genres) > 0 AND title IS NOT NULL AS is_complete,
  rating,
  odd_rating,
  vote_count,
  in_ring
FROM candidate_titles
LEFT JOIN genre_lists ON written_genres = candidate_titles.genres
WHERE list_contains($title_types, titleType)
