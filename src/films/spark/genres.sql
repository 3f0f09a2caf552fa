-- As ../local/genres.sql.
CREATE OR REPLACE TEMPORARY VIEW genres AS
WITH listed AS (
  SELECT *, explode(genres) AS genre
  FROM films
),
common AS (
  SELECT genre
  FROM listed
  GROUP BY genre
  ORDER BY count(*) DESC, genre
  LIMIT 200
)
SELECT *
FROM listed
WHERE genre IN (SELECT genre FROM common)
ORDER BY genre, film_id
