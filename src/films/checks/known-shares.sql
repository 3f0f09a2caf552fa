-- warning: films: year, duration and persons known of at least half, where there are 1,000
SELECT unknown
FROM (
  SELECT
    count(*) AS films,
    count(*) FILTER (year IS NULL) AS year,
    count(*) FILTER (duration IS NULL) AS duration,
    count(*) FILTER (len(persons) = 0) AS persons
  FROM read_parquet($films)
)
UNPIVOT (missing FOR unknown IN (year, duration, persons))
-- of a handful of films, half says nothing
WHERE films >= 1000 AND missing * 2 > films
