-- As ../../local/filter/titles/candidate-titles.sql; of a line that is there several times, one.
CACHE TABLE candidate_titles AS
SELECT
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.basics', damaged))
    ELSE tconst
  END AS tconst,
  titleType, primaryTitle, originalTitle, startYear, runtimeMinutes, genres, rating, odd_rating,
  vote_count, rating <= min_rating AS in_ring, copies
FROM (
  SELECT title_basics.*, count(*) AS copies
  FROM title_basics
  LEFT SEMI JOIN rated_titles
    ON title_basics.tconst = rated_titles.tconst AND rating > least_rating AND vote_count > min_votes
  GROUP BY ALL
)
JOIN (SELECT tconst, rating, odd_rating, vote_count FROM rated_titles) USING (tconst)
