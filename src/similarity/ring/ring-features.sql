-- What the terms of the ring's films from $first to $last are made from, as ../terms/film-features.sql
-- has it: the columns of the ring have its names. $ring is parquet files.
SELECT CAST(to_json(film) AS VARCHAR) AS film
FROM (
  SELECT * REPLACE (
    CAST(rating AS DOUBLE) AS rating,
    CAST(date_part('year', "year") AS INTEGER) AS "year"
  )
  FROM read_parquet($ring, hive_partitioning = false)
  WHERE film_id BETWEEN $first AND $last
) AS film
ORDER BY film_id
