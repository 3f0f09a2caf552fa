-- alternate_titles: each once in a film, neither its title nor its original title
SELECT film_id, other.title
FROM read_parquet($alternate_titles) AS other
LEFT JOIN read_parquet($films) AS films USING (film_id)
GROUP BY film_id, other.title, films.title, films.original_title
HAVING count(*) > 1
  OR film_id IS NULL
  OR other.title IS NULL
  OR other.title IN (films.title, films.original_title)
