-- What the terms of the ring's films from $first to $last are made from, as ../terms/film-features.sql
-- has them. $ring is parquet files.
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
  FROM read_parquet($ring, hive_partitioning = false)
  WHERE film_id BETWEEN $first AND $last
) AS film
ORDER BY film_id
