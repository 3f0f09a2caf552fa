-- As ../local/write-genres.sql.
CREATE OR REPLACE TEMPORARY VIEW genres AS
SELECT *, explode(genres) AS genre
FROM films
ORDER BY genre, film_id
