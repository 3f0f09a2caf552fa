-- The own terms of each film, each once with its greatest weight, to the parquet file $path.
COPY (
  SELECT film_id, field, term, max(weight) AS weight, min(label) AS label
  FROM own_terms
  WHERE omission IS NULL
  GROUP BY film_id, field, term
  ORDER BY film_id, field, term
) TO $path (FORMAT parquet)
