-- genres: every film under each of its genres, once; of more than 200 genres, the most common
WITH listed AS (
  SELECT film_id, unnest(list_distinct(genres)) AS genre, 1 AS times
  FROM read_parquet($films, hive_partitioning = false)
),
common AS (
  SELECT genre
  FROM listed
  GROUP BY genre
  ORDER BY count(*) DESC, genre
  LIMIT 200
)
SELECT film_id, genre
FROM (
  SELECT film_id, genre, times
  FROM listed
  WHERE genre IN (FROM common)
  UNION ALL
  -- the partition's own folder, because folders above it may be called genre=… or film_id=… as well
  SELECT film_id, url_decode(substr(parse_path(filename)[-2], length('genre=') + 1)), -1
  FROM read_parquet($genres, hive_partitioning = false, filename = true)
)
GROUP BY film_id, genre
HAVING sum(times) != 0
