-- As ../../local/known/ring-films.sql.
CREATE OR REPLACE TEMPORARY VIEW ring_films AS
WITH ring_credits AS (
  SELECT
    film_id,
    ordering,
    category,
    character_names,
    CASE WHEN nconst RLIKE '^nm[0-9]+\\z' THEN try_cast(substring(nconst, 3) AS INT) END AS person_id
  FROM known_principals
  WHERE in_ring
),
credit_lists AS (
  SELECT
    film_id,
    sort_array(collect_list(person_id)) AS person_ids,
    sort_array(collect_list(person_id) FILTER (WHERE category = 'director')) AS director_ids,
    sort_array(collect_list(person_id) FILTER (WHERE category = 'writer')) AS writer_ids,
    sort_array(collect_list(person_id) FILTER (WHERE category = 'composer')) AS composer_ids,
    sort_array(
      collect_list(struct(ordering IS NULL, ordering, person_id))
        FILTER (WHERE array_contains(cast_categories, category))
    ) AS actors,
    sort_array(
      array_distinct(filter(flatten(collect_list(character_names)), name -> name IS NOT NULL))
    ) AS characters
  FROM ring_credits
  WHERE person_id IS NOT NULL
  GROUP BY film_id
)
SELECT
  film_id,
  title,
  original_title,
  make_date(start_year, 1, 1) AS year,
  usable_genres AS genres,
  rating,
  vote_count,
  language,
  coalesce(person_ids, array()) AS person_ids,
  coalesce(director_ids, array()) AS director_ids,
  coalesce(writer_ids, array()) AS writer_ids,
  coalesce(composer_ids, array()) AS composer_ids,
  coalesce(transform(actors, actor -> actor.person_id), array()) AS actor_ids,
  coalesce(characters, array()) AS characters
FROM known_titles
LEFT JOIN credit_lists USING (film_id)
LEFT JOIN film_languages USING (film_id)
WHERE in_ring AND film_id IS NOT NULL
ORDER BY film_id
