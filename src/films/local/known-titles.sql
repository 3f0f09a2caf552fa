-- Every title that is rated well enough by enough people, whatever its type.
CREATE OR REPLACE TEMP TABLE known_titles AS
SELECT basics.*, rating, vote_count
FROM imdb_file(getvariable('title_basics'), getvariable('title_basics_columns')) AS basics
JOIN rated_titles USING (tconst)
WHERE rating > $min_rating AND vote_count > $min_votes
