CREATE OR REPLACE TEMP TABLE kept_titles AS
WITH typed AS (
  SELECT
    tconst,
    CASE WHEN regexp_full_match(tconst, 'tt[0-9]+') THEN TRY_CAST(tconst[3:] AS INTEGER) END
      AS film_id,
    coalesce(primaryTitle, originalTitle) AS title,
    originalTitle AS original_title,
    TRY_CAST(startYear AS INTEGER) AS start_year,
    startYear IS NOT NULL AND start_year IS NULL AS has_odd_year,
    TRY_CAST(runtimeMinutes AS INTEGER) AS duration,
    runtimeMinutes IS NOT NULL AND duration IS NULL AS has_odd_duration,
    string_split(basics.genres, ',') AS listed_genres,
    list_filter(
      listed_genres,
      lambda genre, place: genre <> '' AND list_position(listed_genres, genre) = place
    ) AS genres,
    rating,
    vote_count
  FROM imdb_file(getvariable('title_basics'), getvariable('title_basics_columns')) AS basics
  JOIN kept_ratings USING (tconst)
  WHERE list_contains($title_types, titleType)
)
SELECT * EXCLUDE (listed_genres)
FROM typed
WHERE len(genres) > 0 AND title IS NOT NULL
