-- As ../local/filter/filtered-titles.sql.
CACHE TABLE filtered_titles AS
WITH typed AS (
  SELECT
    tconst,
    CASE WHEN tconst RLIKE '^tt[0-9]+\\z' THEN try_cast(substring(tconst, 3) AS INT) END AS film_id,
    coalesce(primaryTitle, originalTitle) AS title,
    originalTitle AS original_title,
    CASE WHEN startYear RLIKE '^[0-9]{4}\\z' THEN CAST(startYear AS INT) END AS start_year,
    startYear IS NOT NULL AND start_year IS NULL AS has_invalid_year,
    CASE WHEN runtimeMinutes RLIKE '^[0-9]{1,6}\\z' THEN CAST(runtimeMinutes AS INT) END AS duration,
    runtimeMinutes IS NOT NULL AND duration IS NULL AS has_invalid_duration,
    array_distinct(filter(split(genres, ',', -1), genre -> genre <> '')) AS film_genres,
    rating,
    vote_count
  FROM candidate_titles
  WHERE array_contains(title_types, titleType)
)
SELECT *
FROM typed
WHERE size(film_genres) > 0 AND title IS NOT NULL
