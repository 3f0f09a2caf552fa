CREATE OR REPLACE TEMP TABLE kept_ratings AS
SELECT tconst, averageRating AS rating, numVotes AS vote_count
FROM imdb_file(getvariable('title_ratings'), getvariable('title_ratings_columns'))
WHERE averageRating > $min_rating AND numVotes > $min_votes
