-- What each person thinks of the films of a collection, and of those in its ring, on the scale of ten.
SELECT userId AS user_id, film_id, is_below, max(rating) * 2 AS rating
FROM read_csv($ratings, hive_partitioning = false)
JOIN read_csv($links, hive_partitioning = false) USING (movieId)
JOIN (
  SELECT film_id, false AS is_below FROM read_parquet($films, hive_partitioning = false)
  UNION ALL
  SELECT film_id, true FROM read_parquet($ring, hive_partitioning = false)
) ON film_id = CAST(imdbId AS INTEGER)
GROUP BY ALL
ORDER BY ALL
