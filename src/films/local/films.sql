-- Each person is named once, in the order of their first credit.
COPY (
  WITH billed AS (
    SELECT film_id, nconst, min(ordering) AS first_ordering
    FROM filtered_principals
    GROUP BY ALL
  ),
  cast_lists AS (
    SELECT
      film_id,
      -- sorted as one list, because `list(name ORDER BY …)` takes three times as long and much memory
      list_sort(list(struct_pack(
        unplaced := first_ordering IS NULL,
        ordering := coalesce(first_ordering, 0),
        person_id := person_id,
        name := name
      ))) AS billing,
      list_transform(billing, lambda person: person.name) AS persons
    FROM billed
    JOIN filtered_people USING (nconst)
    GROUP BY film_id
  )
  SELECT
    film_id,
    title,
    make_date(start_year, 1, 1) AS year,
    duration,
    genres,
    rating,
    vote_count,
    coalesce(persons, []) AS persons,
    original_title,
    language,
    -- what Wikidata knows, see ../facts/
    []::VARCHAR[] AS countries,
    []::VARCHAR[] AS styles
  FROM filtered_titles
  LEFT JOIN cast_lists USING (film_id)
  LEFT JOIN film_languages USING (film_id)
  ORDER BY film_id
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
