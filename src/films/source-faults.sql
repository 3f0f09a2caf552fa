-- Ids that are none, and keys that stand in a file more than once, among the rows that are kept;
-- the earliest file first, because its duplicates also double the rows that are joined to it.
SELECT 1 AS step, 'title.ratings' AS dataset, 'tconst' AS column_name, tconst AS id, 'duplicate' AS fault
FROM kept_ratings
GROUP BY tconst
HAVING count(*) > 1
UNION ALL
SELECT 2, 'title.basics', 'tconst', tconst, 'odd'
FROM kept_titles
WHERE film_id IS NULL
UNION ALL
SELECT 2, 'title.basics', 'tconst', tconst, 'duplicate'
FROM (SELECT tconst FROM kept_titles)
GROUP BY tconst
HAVING count(*) > 1
UNION ALL
SELECT 3, 'name.basics', 'nconst', nconst, 'odd'
FROM kept_people
WHERE person_id IS NULL
UNION ALL
SELECT 3, 'name.basics', 'nconst', nconst, 'duplicate'
FROM kept_people
GROUP BY nconst
HAVING count(*) > 1
ORDER BY ALL
LIMIT 1
