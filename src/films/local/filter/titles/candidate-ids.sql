-- The numbers of the titles that are films, or belong to the ring, as far as ratings say. Ids other than two letters
-- and at most nine digits are not needed here: the filter passes them on (sources/filter/id-set.ts).
SELECT CAST(tconst[3:] AS INTEGER) AS number
FROM rated_titles
WHERE rating > $least_rating
  AND vote_count > $min_votes
  AND regexp_full_match(tconst, '[a-z]{2}[0-9]{1,9}')
