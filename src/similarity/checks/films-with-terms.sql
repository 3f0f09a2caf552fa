-- films: each has a genre among its terms
SELECT film_id
FROM read_parquet($films)
WHERE film_id NOT IN (SELECT film_id FROM read_parquet($terms) WHERE field = 'genre')
