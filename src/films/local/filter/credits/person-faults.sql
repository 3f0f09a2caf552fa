-- The first invalid or duplicate id of a person; leading zeros make no difference. See
-- title-faults.sql.
WITH suspects AS (
  SELECT person_id
  FROM filtered_people
  GROUP BY ALL
  HAVING count(*) > 1
)
SELECT 'name.basics' AS dataset, 'nconst' AS column_name, 'invalid' AS fault, nconst AS id,
  nconst AS other_id
FROM filtered_people
WHERE person_id IS NULL
UNION ALL
SELECT 'name.basics', 'nconst', 'duplicate', min(nconst), max(nconst)
FROM filtered_people
WHERE person_id IN (FROM suspects)
GROUP BY person_id
ORDER BY ALL
LIMIT 1
