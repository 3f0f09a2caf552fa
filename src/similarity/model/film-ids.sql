-- Every film, also those without terms; $films names the table.
SELECT film_id FROM query_table($films) ORDER BY film_id
