CREATE OR REPLACE TABLE film_list (place INTEGER, film_id INTEGER, similarity DOUBLE);
