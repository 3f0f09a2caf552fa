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
      -- Sorted by one number for both, because `list(name ORDER BY …)` takes several times as long and
      -- much memory. An ordering has at most nine digits, and a person_id has 31 bits.
      list_select(list(name), list_grade_up(list(
        (coalesce(first_ordering, 1_000_000_000)::BIGINT + 1_000_000_000) * 2_147_483_648 + person_id
      ))) AS persons
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
