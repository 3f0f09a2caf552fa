CREATE TEMP TABLE neighbours (film_id INTEGER, other_id INTEGER, similarity DOUBLE)
