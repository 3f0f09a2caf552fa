-- Every rating; stops at an invalid one.
CREATE OR REPLACE TEMP TABLE rated_titles AS
SELECT
  CASE
    WHEN tconst IS NULL
      THEN source_fault('title.ratings', 'tconst', tconst, 'an id such as tt0111161')
    ELSE tconst
  END AS tconst,
  CASE
    WHEN regexp_full_match(averageRating, '[0-9](\.[0-9]+)?|10(\.0+)?') OR averageRating IS NULL
      THEN CAST(averageRating AS DECIMAL(4, 2))
    ELSE source_fault('title.ratings', 'averageRating', averageRating, 'a number from 0 to 10')
  END AS rating,
  CASE
    WHEN regexp_full_match(numVotes, '[0-9]{1,9}') OR numVotes IS NULL
      THEN CAST(numVotes AS INTEGER)
    ELSE source_fault('title.ratings', 'numVotes', numVotes, 'a whole number')
  END AS vote_count
FROM imdb_file(getvariable('title_ratings'), getvariable('title_ratings_columns'))
