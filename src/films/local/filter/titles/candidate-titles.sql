-- Every title of any type with enough votes: rated well enough to be a film, or else of the ring.
CREATE OR REPLACE TEMP TABLE candidate_titles AS
SELECT
  tconst,
  titleType,
  primaryTitle,
  originalTitle,
  startYear,
  runtimeMinutes,
  genres,
  rating,
  odd_rating,
  vote_count,
  rating <= $min_rating AS in_ring
FROM imdb_file(getvariable('title_basics'), getvariable('title_basics_columns'))
JOIN rated_titles USING (tconst)
WHERE rating > $least_rating AND vote_count > $min_votes
