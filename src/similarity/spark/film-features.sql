-- What the terms of every film are made from, as a line of JSON; like ../terms/film-features.sql.
CREATE OR REPLACE TEMPORARY VIEW film_features AS
SELECT
  to_json(
    struct(
      film_id,
      title,
      genres,
      CAST(rating AS DOUBLE) AS rating,
      year(`year`) AS year,
      `language`,
      vote_count,
      person_ids,
      director_ids,
      writer_ids,
      composer_ids,
      transform(actors, actor -> actor.person_id) AS actor_ids,
      characters
    ),
    map('ignoreNullFields', 'false')
  ) AS film
FROM films
LEFT JOIN (
  SELECT
    film_id,
    collect_list(person_id) AS person_ids,
    collect_list(person_id) FILTER (WHERE category = 'director') AS director_ids,
    collect_list(person_id) FILTER (WHERE category = 'writer') AS writer_ids,
    collect_list(person_id) FILTER (WHERE category = 'composer') AS composer_ids,
    sort_array(
      collect_list(struct(ordering IS NULL, ordering, person_id))
        FILTER (WHERE array_contains(cast_categories, category))
    ) AS actors,
    flatten(collect_list(characters) FILTER (WHERE characters IS NOT NULL)) AS characters
  FROM credits
  WHERE person_id IS NOT NULL
  GROUP BY film_id
) USING (film_id)
