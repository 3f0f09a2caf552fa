-- As ../../local/filter/titles/title-faults.sql and ../../local/filter/credits/person-faults.sql; stops at the fault.
WITH keys AS (
  SELECT 1 AS step, 'title.ratings' AS dataset, 'tconst' AS column_name, tconst AS id
  FROM rated_titles
  UNION ALL
  SELECT 2, 'title.basics', 'tconst', tconst
  FROM candidate_titles
  UNION ALL
  SELECT 3, 'name.basics', 'nconst', nconst
  FROM filtered_people
),
faults AS (
  SELECT
    2 AS step, 'title.basics' AS dataset, 'tconst' AS column_name, 'invalid' AS fault,
    tconst AS id, tconst AS other_id
  FROM filtered_titles
  WHERE film_id IS NULL
  UNION ALL
  SELECT 3, 'name.basics', 'nconst', 'invalid', nconst, nconst
  FROM filtered_people
  WHERE person_id IS NULL
  UNION ALL
  SELECT step, dataset, column_name, 'duplicate', min(id), max(id)
  FROM keys
  GROUP BY step, dataset, column_name, substring(id, 1, 2), ltrim('0', substring(id, 3))
  HAVING count(*) > 1
)
SELECT raise_error(concat_ws('\t', 'source-key', dataset, column_name, fault, id, other_id))
FROM (
  SELECT *
  FROM faults
  ORDER BY step, dataset, column_name, fault, id, other_id
  LIMIT 1
)
