-- Ids of titles that are none, and those that stand in a file more than once, also written with
-- other zeros; the ratings first, because their duplicates also double the rows joined to them.
WITH keys AS (
  SELECT 1 AS step, 'title.ratings' AS dataset, 'tconst' AS column_name, tconst AS id
  FROM rated_titles
  UNION ALL
  SELECT 2, 'title.basics', 'tconst', tconst
  FROM known_titles
),
-- Whole numbers are grouped faster than texts; the few that are alike, if any, are then looked at.
suspects AS (
  SELECT step, hash(id[:2], ltrim(id[3:], '0')) AS fingerprint
  FROM keys
  GROUP BY ALL
  HAVING count(*) > 1
)
SELECT 2 AS step, 'title.basics' AS dataset, 'tconst' AS column_name, 'odd' AS fault, tconst AS id,
  tconst AS other_id
FROM kept_titles
WHERE film_id IS NULL
UNION ALL
SELECT step, dataset, column_name, 'duplicate', min(id), max(id)
FROM keys
WHERE (step, hash(id[:2], ltrim(id[3:], '0'))) IN (FROM suspects)
GROUP BY step, dataset, column_name, id[:2], ltrim(id[3:], '0')
HAVING count(*) > 1
ORDER BY ALL
LIMIT 1
