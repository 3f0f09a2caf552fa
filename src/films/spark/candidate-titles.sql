-- As ../local/filter/candidate-titles.sql.
CACHE TABLE candidate_titles AS
SELECT
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.basics', damaged))
    ELSE tconst
  END AS tconst,
  titleType, primaryTitle, originalTitle, startYear, runtimeMinutes, genres, rating, vote_count
FROM title_basics
JOIN rated_titles USING (tconst)
WHERE rating > min_rating AND vote_count > min_votes
