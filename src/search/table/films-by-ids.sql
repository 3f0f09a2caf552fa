-- The films with the given ids, in no order.
SELECT *
FROM plain_films
WHERE film_id IN (SELECT unnest($ids::INTEGER[]));
