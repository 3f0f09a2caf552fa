-- Ids of persons that are none, and those that stand in the file more than once, also written with
-- other zeros; see title-faults.sql.
WITH suspects AS (
  SELECT person_id
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
WHERE person_id IN (FROM suspects)
GROUP BY person_id
ORDER BY ALL
LIMIT 1
