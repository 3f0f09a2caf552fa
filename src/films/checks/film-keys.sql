-- films: film_id unique and not null
SELECT film_id FROM read_parquet($films) GROUP BY film_id HAVING count(*) > 1 OR film_id IS NULL
