COPY (
  SELECT
    film_id,
    person_id,
    ordering,
    category,
    job,
    CASE WHEN json_valid(characters) THEN from_json(characters, '["VARCHAR"]') END AS characters
  FROM filtered_principals
  JOIN filtered_people USING (nconst)
  ORDER BY film_id, ordering, person_id, category, job, filtered_principals.characters
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
