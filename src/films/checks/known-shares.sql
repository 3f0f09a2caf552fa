-- warning: films: year, duration and persons are known for at least half, if there are 1,000
SELECT unknown
FROM (
  SELECT
    count(*) AS films,
    count(*) FILTER (year IS NULL) AS year,
    count(*) FILTER (duration IS NULL) AS duration,
    count(*) FILTER (len(persons) = 0) AS persons
  FROM films
)
UNPIVOT (missing FOR unknown IN (year, duration, persons))
-- half of a handful of films means nothing
WHERE films >= 1000 AND missing * 2 > films
