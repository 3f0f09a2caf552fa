-- What the terms of the films from $first to $last are made from, as JSON, by film_id. $films and
-- $credits are parquet files.
SELECT CAST(to_json(film) AS VARCHAR) AS film
FROM (
  SELECT
    film_id,
    title,
    genres,
    CAST(rating AS DOUBLE) AS rating,
    CAST(date_part('year', "year") AS INTEGER) AS "year",
    "language",
    vote_count,
    person_ids,
    director_ids,
    writer_ids,
    composer_ids,
    actor_ids,
    characters
  FROM read_parquet($films, hive_partitioning = false)
  LEFT JOIN (
    SELECT
      film_id,
      list(person_id) AS person_ids,
      list(person_id) FILTER (category = 'director') AS director_ids,
      list(person_id) FILTER (category = 'writer') AS writer_ids,
      list(person_id) FILTER (category = 'composer') AS composer_ids,
      list(person_id ORDER BY ordering) FILTER (list_contains($cast_categories, category))
        AS actor_ids,
      flatten(list(characters) FILTER (characters IS NOT NULL)) AS characters
    FROM read_parquet($credits, hive_partitioning = false)
    WHERE person_id IS NOT NULL AND film_id BETWEEN $first AND $last
    GROUP BY film_id
  ) USING (film_id)
  WHERE film_id BETWEEN $first AND $last
) AS film
ORDER BY film_id
