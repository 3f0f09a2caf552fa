-- As ../../local/filter/titles/typed-titles.sql.
CREATE OR REPLACE TEMPORARY VIEW typed_titles AS
SELECT
  tconst,
  CASE WHEN tconst RLIKE '^tt[0-9]+\\z' THEN try_cast(substring(tconst, 3) AS INT) END AS film_id,
  coalesce(primaryTitle, originalTitle) AS title,
  originalTitle AS original_title,
  CASE WHEN startYear RLIKE '^[0-9]{4}(\\.0+)?\\z' THEN CAST(CAST(startYear AS DOUBLE) AS INT) END
    AS start_year,
  startYear AS given_year,
  CASE WHEN start_year IS NULL THEN startYear END AS odd_year,
  CASE
    WHEN runtimeMinutes RLIKE '^[0-9]{1,6}(\\.0+)?\\z'
      THEN CAST(CAST(runtimeMinutes AS DOUBLE) AS INT)
  END AS duration,
  runtimeMinutes AS given_duration,
  CASE WHEN duration IS NULL THEN runtimeMinutes END AS odd_duration,
  array_distinct(filter(slice(split(genres, ',', -1), 1, 100), genre -> genre <> ''))
    AS given_genres,
  slice(
    filter(
      given_genres,
      genre -> octet_length(genre) <= 60
        AND lower(genre) NOT IN ('null', '__hive_default_partition__')
        AND NOT genre RLIKE '[\\x00-\\x1f\\x7f]'
    ),
    1,
    20
  ) AS usable_genres,
  get(filter(given_genres, genre -> NOT array_contains(usable_genres, genre)), 0) AS odd_genre,
  rating,
  odd_rating,
  vote_count,
  in_ring
FROM candidate_titles
WHERE array_contains(title_types, titleType)
