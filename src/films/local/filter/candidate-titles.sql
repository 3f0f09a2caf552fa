-- Every title of any type that is rated well enough by enough people.
CREATE OR REPLACE TEMP TABLE candidate_titles AS
SELECT basics.*, rating, odd_rating, vote_count
FROM imdb_file(getvariable('title_basics'), getvariable('title_basics_columns')) AS basics
JOIN rated_titles USING (tconst)
WHERE rating > $min_rating AND vote_count > $min_votes
