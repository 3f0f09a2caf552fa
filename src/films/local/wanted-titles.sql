-- The numbers of the titles that are rated well enough; ids that are written otherwise than by two
-- letters and at most nine digits are no one's to leave out (see sources/filter/id-set.ts).
SELECT CAST(tconst[3:] AS INTEGER) AS number
FROM rated_titles
WHERE rating > $min_rating
  AND vote_count > $min_votes
  AND regexp_full_match(tconst, '[a-z]{2}[0-9]{1,9}')
