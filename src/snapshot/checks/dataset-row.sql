-- dataset: one row, with an id, a time, and the row counts of the tables
SELECT snapshot
FROM (
  SELECT
    count(*) AS dataset_rows,
    min(snapshot) AS snapshot,
    min(built_at) AS built_at,
    min(counts) AS counts
  FROM dataset
)
WHERE dataset_rows <> 1
  OR snapshot IS NULL
  OR built_at IS NULL
  OR (counts->>'films')::BIGINT <> (SELECT count(*) FROM films)
  OR (counts->>'people')::BIGINT <> (SELECT count(*) FROM people)
  OR (counts->>'credits')::BIGINT <> (SELECT count(*) FROM credits)
  OR (counts->>'alternate_titles')::BIGINT <> (SELECT count(*) FROM alternate_titles)
  OR (counts->>'film_terms')::BIGINT <> (SELECT count(*) FROM film_terms)
  OR (counts->>'films_cos_sim')::BIGINT <> (SELECT count(*) FROM films_cos_sim)
