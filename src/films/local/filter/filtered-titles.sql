-- The titles that count as films.
CREATE OR REPLACE TEMP TABLE filtered_titles AS
WITH typed AS (
  SELECT
    tconst,
    CASE WHEN regexp_full_match(tconst, 'tt[0-9]+') THEN TRY_CAST(tconst[3:] AS INTEGER) END
      AS film_id,
    coalesce(primaryTitle, originalTitle) AS title,
    originalTitle AS original_title,
    CASE WHEN regexp_full_match(startYear, '[0-9]{4}') THEN CAST(startYear AS INTEGER) END
      AS start_year,
    startYear IS NOT NULL AND start_year IS NULL AS has_invalid_year,
    CASE WHEN regexp_full_match(runtimeMinutes, '[0-9]{1,6}') THEN CAST(runtimeMinutes AS INTEGER)
    END AS duration,
    runtimeMinutes IS NOT NULL AND duration IS NULL AS has_invalid_duration,
    string_split(candidate_titles.genres, ',') AS listed_genres,
    list_filter(
      listed_genres,
      lambda genre, place: genre <> '' AND list_position(listed_genres, genre) = place
    ) AS genres,
    rating,
    vote_count
  FROM candidate_titles
  WHERE list_contains($title_types, titleType)
)
SELECT * EXCLUDE (listed_genres)
FROM typed
WHERE len(genres) > 0 AND title IS NOT NULL
