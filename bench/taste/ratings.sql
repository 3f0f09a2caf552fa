-- What each person thinks of the films of a collection, on the scale of ten.
SELECT userId AS user_id, CAST(imdbId AS INTEGER) AS film_id, max(rating) * 2 AS rating
FROM read_csv($ratings, hive_partitioning = false)
JOIN read_csv($links, hive_partitioning = false) USING (movieId)
WHERE CAST(imdbId AS INTEGER) IN (SELECT film_id FROM read_parquet($films, hive_partitioning = false))
GROUP BY ALL
ORDER BY ALL
