-- The ring: its titles with what terms are made from, as in ../../../similarity/terms/film-features.sql.
-- Its people are ids only, which say enough where they are known from the films.
COPY (
  WITH ring_credits AS (
    SELECT
      film_id,
      "ordering",
      category,
      character_names,
      CASE WHEN regexp_full_match(nconst, 'nm[0-9]+') THEN TRY_CAST(nconst[3:] AS INTEGER) END
        AS person_id
    FROM known_principals
    WHERE in_ring
  ),
  credit_lists AS (
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
      list_sort(list_distinct(flatten(list(character_names)))) AS characters
    FROM ring_credits
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
