-- The numbers of the films that each user likes, and how much, by user.
SELECT film, weight FROM likes ORDER BY user_id, film
