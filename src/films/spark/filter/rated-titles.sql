-- As ../../local/filter/titles/rated-titles.sql: every rating; stops at an invalid one. A line that is there
-- several times is there once, with the number of its copies.
CACHE TABLE rated_titles AS
SELECT
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.ratings', damaged))
    WHEN tconst IS NULL
      THEN raise_error('source-fault\ttitle.ratings\ttconst\t\\N\tan id such as tt0111161')
    ELSE tconst
  END AS tconst,
  CASE
    WHEN averageRating IS NULL OR averageRating RLIKE '^([0-9](\\.[0-9]+)?|10(\\.0+)?)\\z'
      THEN CAST(averageRating AS DECIMAL(4, 2))
    ELSE raise_error(concat_ws(
      '\t', 'source-fault', 'title.ratings', 'averageRating', averageRating, 'a number from 0 to 10'
    ))
  END AS rating,
  CASE
    WHEN length(averageRating) > 4 AND NOT averageRating RLIKE '^[0-9]+\\.[0-9]{2}0*\\z'
      AND NOT averageRating RLIKE '^10\\.0+\\z'
      THEN averageRating
  END AS odd_rating,
  CASE
    WHEN numVotes IS NULL OR numVotes RLIKE '^[0-9]{1,9}(\\.0+)?\\z'
      THEN CAST(CAST(numVotes AS DOUBLE) AS INT)
    WHEN numVotes RLIKE '^[0-9]+(\\.0+)?\\z'
      THEN raise_error(concat_ws(
        '\t', 'source-fault', 'title.ratings', 'numVotes', numVotes, 'at most 999999999'
      ))
    ELSE raise_error(concat_ws(
      '\t', 'source-fault', 'title.ratings', 'numVotes', numVotes, 'a whole number'
    ))
  END AS vote_count,
  copies
FROM (SELECT *, count(*) AS copies FROM title_ratings GROUP BY ALL)
