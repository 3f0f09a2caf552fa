-- What films can be compared by: items with a label; of genres only those that are a film's styles. A
-- series is a term like the beginning of a title, its name and then its item.
COPY (
  WITH
    fields AS (
      SELECT unnest($properties::VARCHAR[]) AS property, unnest($fields::VARCHAR[]) AS field
    ),
    -- one for all films, as it may have changed while films were asked about
    names AS (
      SELECT value, min(label) AS name FROM statements WHERE label <> value GROUP BY value
    )
  SELECT
    film_id,
    field,
    CASE field
      WHEN 'series' THEN concat(translate(lower(name), ',/:', '   '), '/', value)
      ELSE value
    END AS term,
    1.0::DOUBLE AS weight,
    name AS label
  FROM statements
  JOIN fields USING (property)
  JOIN names USING (value)
  JOIN read_parquet($films, hive_partitioning = false) USING (film_id)
  WHERE property <> 'P136' OR list_contains(styles, label)
  ORDER BY film_id, field, term
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
