-- What of every film its terms are made of, by film_id. $films and $credits are parquet files.
SELECT
  film_id,
  title,
  genres,
  CAST(rating AS DOUBLE) AS rating,
  person_ids
FROM read_parquet($films)
LEFT JOIN (
  SELECT film_id, list(person_id) AS person_ids
  FROM read_parquet($credits)
  WHERE person_id IS NOT NULL
  GROUP BY film_id
) USING (film_id)
ORDER BY film_id
