-- For each film, the 20 films that those who like it like most: the pointwise mutual information of
-- "4 stars or more", shrunken towards 0 where few people like both.
WITH ratings AS (
  SELECT userId AS user_id, CAST(imdbId AS INTEGER) AS film_id, rating
  FROM read_csv($ratings, hive_partitioning = false)
  JOIN read_csv($links, hive_partitioning = false) USING (movieId)
),
likes AS (
  SELECT DISTINCT user_id, film_id
  FROM ratings
  WHERE rating >= 4 AND film_id IN (SELECT film_id FROM read_parquet($films, hive_partitioning = false))
),
counts AS (
  SELECT film_id, count(*) AS likes FROM likes GROUP BY film_id
),
pairs AS (
  SELECT one.film_id, other.film_id AS other_id, count(*) AS likes
  FROM likes AS one
  JOIN likes AS other ON other.user_id = one.user_id AND other.film_id <> one.film_id
  GROUP BY ALL
  HAVING count(*) >= 5
),
scored AS (
  SELECT
    pairs.film_id,
    pairs.other_id,
    ln(pairs.likes * (SELECT count(DISTINCT user_id) FROM ratings) / (one.likes * other.likes))
      * pairs.likes / (pairs.likes + 20) AS score
  FROM pairs
  JOIN counts AS one ON one.film_id = pairs.film_id
  JOIN counts AS other ON other.film_id = pairs.other_id
),
nearest AS (
  SELECT film_id, other_id
  FROM scored
  QUALIFY row_number() OVER (PARTITION BY film_id ORDER BY score DESC, other_id) <= 20
)
SELECT film_id, list(other_id ORDER BY other_id) AS others
FROM nearest
GROUP BY film_id
HAVING count(*) >= 10
ORDER BY film_id
