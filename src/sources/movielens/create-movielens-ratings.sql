-- Who has rated which film, in half stars from 1 to 10.
CREATE TEMP TABLE movielens_ratings (user_id INTEGER, film_id INTEGER, half_stars INTEGER)
