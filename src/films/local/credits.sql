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
  ORDER BY film_id, ordering, person_id, category, job, filtered_principals.characters
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
