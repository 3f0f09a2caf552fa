-- The ring: its titles with what terms are made from, as in ../../../similarity/terms/film-features.sql.
COPY (
  WITH credit_lists AS (
    SELECT
      film_id,
      list_sort(list(person_id)) AS person_ids,
      list_sort(list(person_id) FILTER (category = 'director')) AS director_ids,
      list_sort(list(person_id) FILTER (category = 'writer')) AS writer_ids,
      list_sort(list(person_id) FILTER (category = 'composer')) AS composer_ids,
      list_sort(
        list(
          struct_pack(
            unplaced := "ordering" IS NULL,
            place := coalesce("ordering", 0),
            person_id := person_id
          )
        ) FILTER (list_contains($cast_categories, category))
      ) AS actors,
      list_sort(list_distinct(flatten(list(
        CASE WHEN json_valid(characters) THEN from_json(characters, '["VARCHAR"]') END
      )))) AS characters
    FROM ring_principals
    WHERE person_id IS NOT NULL
    GROUP BY film_id
  )
  SELECT
    film_id,
    title,
    original_title,
    make_date(start_year, 1, 1) AS "year",
    genres,
    rating,
    vote_count,
    "language",
    coalesce(person_ids, []) AS person_ids,
    coalesce(director_ids, []) AS director_ids,
    coalesce(writer_ids, []) AS writer_ids,
    coalesce(composer_ids, []) AS composer_ids,
    coalesce(list_transform(actors, lambda actor: actor.person_id), []) AS actor_ids,
    coalesce(characters, []) AS characters
  FROM known_titles
  LEFT JOIN credit_lists USING (film_id)
  LEFT JOIN film_languages USING (film_id)
  WHERE in_ring AND film_id IS NOT NULL
  ORDER BY film_id
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
