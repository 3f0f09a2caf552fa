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
  -- with more digits than the column has; few are long enough to be looked at
  CASE
    WHEN length(averageRating) > 4 AND NOT regexp_full_match(averageRating, '[0-9]+\.[0-9]{2}0*')
      AND NOT regexp_full_match(averageRating, '10\.0+')
      THEN averageRating
  END AS odd_rating,
  CASE
    -- also 1000.0, as tools for tables write it
    WHEN regexp_full_match(numVotes, '[0-9]{1,9}(\.0+)?') OR numVotes IS NULL
      THEN CAST(numVotes AS INTEGER)
    WHEN regexp_full_match(numVotes, '[0-9]+(\.0+)?')
      THEN source_fault('title.ratings', 'numVotes', numVotes, 'at most 999999999')
    ELSE source_fault('title.ratings', 'numVotes', numVotes, 'a whole number')
  END AS vote_count
FROM imdb_file(getvariable('title_ratings'), getvariable('title_ratings_columns'))
