-- A row if there is a film.
SELECT film_id FROM filtered_titles LIMIT 1
