-- Ids that are none, and keys that stand in a file more than once, among the rows that are kept.
SELECT 'title.basics' AS dataset, 'tconst' AS column_name, tconst AS id, 'odd' AS fault
FROM kept_titles
WHERE film_id IS NULL
UNION ALL
SELECT 'name.basics', 'nconst', nconst, 'odd'
FROM kept_people
WHERE person_id IS NULL
UNION ALL
SELECT 'title.ratings', 'tconst', tconst, 'duplicate'
FROM kept_ratings
GROUP BY tconst
HAVING count(*) > 1
UNION ALL
SELECT 'title.basics', 'tconst', tconst, 'duplicate'
FROM (SELECT tconst, rowid FROM kept_titles)
GROUP BY tconst
HAVING count(*) > 1
UNION ALL
SELECT 'name.basics', 'nconst', nconst, 'duplicate'
FROM kept_people
GROUP BY nconst
HAVING count(*) > 1
ORDER BY ALL
LIMIT 1
