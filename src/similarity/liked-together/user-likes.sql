-- How many films each user likes, by user.
SELECT count(*)::INTEGER AS likes FROM likes GROUP BY user_id ORDER BY user_id
