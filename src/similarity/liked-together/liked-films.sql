-- Every film that somebody likes, by its number.
SELECT DISTINCT film_id FROM likes ORDER BY film_id
