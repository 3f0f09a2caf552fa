-- alternate_titles: every film_id stands in films
SELECT DISTINCT film_id FROM read_parquet($alternate_titles)
WHERE film_id NOT IN (SELECT film_id FROM read_parquet($films))
