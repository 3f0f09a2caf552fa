-- dataset: one row, with the counts of the tables
SELECT snapshot
FROM (SELECT count(*) AS dataset_rows, min(snapshot) AS snapshot, min(counts) AS counts FROM dataset)
WHERE dataset_rows <> 1
  OR (counts->>'films')::BIGINT <> (SELECT count(*) FROM films)
  OR (counts->>'films_cos_sim')::BIGINT <> (SELECT count(*) FROM films_cos_sim)
