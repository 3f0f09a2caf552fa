-- The numbers of the films that each user likes, by user.
SELECT film FROM likes ORDER BY user_id, film
