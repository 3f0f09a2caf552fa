-- How many titles of each type are rated well enough by enough people, the most first.
SELECT coalesce(titleType, '\N') AS title_type, count(*)::INTEGER AS titles
FROM candidate_titles
WHERE NOT in_ring
GROUP BY ALL
ORDER BY titles DESC, title_type
