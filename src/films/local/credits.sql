-- A place in a film is nearly always that of one credit, so texts are seldom needed for the order.
COPY (
  SELECT
    film_id,
    person_id,
    ordering,
    category,
    job,
    coalesce(character_names, names) AS characters
  FROM filtered_principals
  JOIN filtered_people USING (nconst)
  LEFT JOIN mended_characters ON character_names IS NULL AND written = filtered_principals.characters
  ORDER BY
    film_id,
    ordering,
    person_id,
    CASE WHEN $has_shared_places THEN category END,
    CASE WHEN $has_shared_places THEN job END,
    CASE WHEN $has_shared_places THEN filtered_principals.characters END
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
