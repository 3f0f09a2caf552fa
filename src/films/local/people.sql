COPY (
  SELECT person_id, name, birth_year, death_year, professions
  FROM filtered_people
  ORDER BY person_id
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
