COPY (
  SELECT
    film_id,
    person_id,
    ordering,
    category,
    job,
    CASE WHEN json_valid(characters) THEN from_json(characters, '["VARCHAR"]') END AS characters
  FROM kept_principals
  JOIN kept_people USING (nconst)
  ORDER BY film_id, ordering, person_id, category, job, kept_principals.characters
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
