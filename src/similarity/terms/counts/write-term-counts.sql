-- The terms of term_lists to the parquet file $path; field is a position in the list of fields, from 0.
COPY (
  SELECT
    film.film_id,
    unnest(film.field) AS field,
    unnest(film.term) AS term,
    unnest(film.tf) AS tf
  FROM (
    SELECT
      from_json(
        film,
        '{"film_id": "INTEGER", "field": ["INTEGER"], "term": ["VARCHAR"], "tf": ["DOUBLE"]}'
      ) AS film
    FROM term_lists
  )
) TO $path (FORMAT parquet)
