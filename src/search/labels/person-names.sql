-- The names of people with the given ids, in no order.
SELECT person_id, name
FROM people
WHERE person_id IN (SELECT unnest($ids::INTEGER[]));
