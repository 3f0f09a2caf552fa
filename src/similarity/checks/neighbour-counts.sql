-- csfilms: every film has its nearest films, as many as asked for or as there are others
SELECT film_id, count(*) AS neighbours
FROM read_parquet($csfilms, hive_partitioning = false)
GROUP BY film_id
QUALIFY count(*) <> least($neighbours, count(*) OVER () - 1)
