-- The terms of the field liked_together, to the parquet file $path: for each film of liked_together
-- the others with their weights, and each film that is there with 0.5 for itself; each with its title in
-- the parquet files $films as label.
COPY (
  SELECT
    film_id,
    'liked_together' AS field,
    format('tt{:07d}', other_id) AS term,
    weight,
    title AS label
  FROM (
    FROM liked_together
    UNION ALL
    SELECT film_id, film_id, 0.5
    FROM (SELECT film_id FROM liked_together UNION SELECT other_id FROM liked_together)
  )
  JOIN (
    SELECT film_id AS other_id, title FROM read_parquet($films, hive_partitioning = false)
  ) USING (other_id)
  ORDER BY film_id, term
) TO $path (FORMAT parquet)
