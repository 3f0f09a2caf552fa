-- Ids of persons that are none, and those that stand in the file more than once; see
-- title-faults.sql.
WITH suspects AS (
  SELECT hash(nconst[:2], ltrim(nconst[3:], '0')) AS fingerprint
  FROM kept_people
  GROUP BY ALL
  HAVING count(*) > 1
)
SELECT 'name.basics' AS dataset, 'nconst' AS column_name, 'odd' AS fault, nconst AS id,
  nconst AS other_id
FROM kept_people
WHERE person_id IS NULL
UNION ALL
SELECT 'name.basics', 'nconst', 'duplicate', min(nconst), max(nconst)
FROM kept_people
WHERE hash(nconst[:2], ltrim(nconst[3:], '0')) IN (FROM suspects)
GROUP BY nconst[:2], ltrim(nconst[3:], '0')
HAVING count(*) > 1
ORDER BY ALL
LIMIT 1
