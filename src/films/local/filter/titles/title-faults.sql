-- The first invalid or duplicate id of a title; leading zeros make no difference. Ratings come first,
-- because a duplicate among them doubles the rows that are joined to it.
WITH keys AS (
  SELECT 1 AS step, 'title.ratings' AS dataset, 'tconst' AS column_name, tconst AS id
  FROM rated_titles
  UNION ALL
  SELECT 2, 'title.basics', 'tconst', tconst
  FROM candidate_titles
),
-- Numbers are grouped faster than texts; only the ids with equal numbers, if any, are compared.
suspects AS (
  SELECT step, coalesce(TRY_CAST(id[3:] AS BIGINT), -1) AS number
  FROM keys
  GROUP BY ALL
  HAVING count(*) > 1
)
SELECT 2 AS step, 'title.basics' AS dataset, 'tconst' AS column_name, 'invalid' AS fault, tconst AS id,
  tconst AS other_id
FROM filtered_titles
WHERE film_id IS NULL
UNION ALL
SELECT step, dataset, column_name, 'duplicate', min(id), max(id)
FROM keys
WHERE (step, coalesce(TRY_CAST(id[3:] AS BIGINT), -1)) IN (FROM suspects)
GROUP BY step, dataset, column_name, id[:2], ltrim(id[3:], '0')
HAVING count(*) > 1
ORDER BY ALL
LIMIT 1
