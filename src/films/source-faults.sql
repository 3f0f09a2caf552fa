-- Ids that are none, and keys that stand in a file more than once, also written with other zeros;
-- the earliest file first, because its duplicates also double the rows that are joined to it.
WITH keys AS (
  SELECT 1 AS step, 'title.ratings' AS dataset, 'tconst' AS column_name, tconst AS id
  FROM rated_titles
  UNION ALL
  SELECT 2, 'title.basics', 'tconst', tconst
  FROM known_titles
  UNION ALL
  SELECT 3, 'name.basics', 'nconst', nconst
  FROM kept_people
),
-- Whole numbers are grouped faster than texts; the few that are alike, if any, are then looked at.
suspects AS (
  SELECT step, hash(id[:2], ltrim(id[3:], '0')) AS fingerprint
  FROM keys
  GROUP BY ALL
  HAVING count(*) > 1
),
odd AS (
  SELECT 2 AS step, 'title.basics' AS dataset, 'tconst' AS column_name, tconst AS id
  FROM kept_titles
  WHERE film_id IS NULL
  UNION ALL
  SELECT 3, 'name.basics', 'nconst', nconst
  FROM kept_people
  WHERE person_id IS NULL
)
SELECT step, dataset, column_name, 'odd' AS fault, id, id AS other_id
FROM odd
UNION ALL
SELECT step, dataset, column_name, 'duplicate', min(id), max(id)
FROM keys
WHERE (step, hash(id[:2], ltrim(id[3:], '0'))) IN (FROM suspects)
GROUP BY step, dataset, column_name, id[:2], ltrim(id[3:], '0')
HAVING count(*) > 1
ORDER BY ALL
LIMIT 1
