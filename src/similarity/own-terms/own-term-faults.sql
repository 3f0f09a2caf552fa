-- The first row that stops the build, and how many others do.
SELECT file, "row"::INTEGER AS "row", fault, coalesce(faulty, '') AS faulty, count(*) OVER ()::INTEGER AS faults
FROM own_terms
WHERE fault IS NOT NULL
ORDER BY file, "row"
LIMIT 1
