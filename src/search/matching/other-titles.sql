-- The original and alternate titles of films that are not their titles.
SELECT film_id, title FROM alternate_titles
UNION ALL
SELECT film_id, original_title FROM films WHERE original_title <> title;
