-- The titles of the wanted types. What is odd is kept apart, to be counted and reported.
CREATE OR REPLACE TEMP TABLE typed_titles AS
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
  CASE WHEN start_year IS NULL THEN startYear END AS odd_year,
  CASE
    WHEN regexp_full_match(runtimeMinutes, '[0-9]{1,6}(\.0+)?')
      THEN CAST(runtimeMinutes AS INTEGER)
  END AS duration,
  runtimeMinutes AS given_duration,
  CASE WHEN duration IS NULL THEN runtimeMinutes END AS odd_duration,
  -- IMDb gives at most three; what follows takes the square of their number
  string_split(candidate_titles.genres, ',')[:100] AS listed_genres,
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
  list_filter(given_genres, lambda genre: NOT list_contains(usable_genres, genre))[1] AS odd_genre,
  rating,
  odd_rating,
  vote_count,
  in_ring
FROM candidate_titles
WHERE list_contains($title_types, titleType)
