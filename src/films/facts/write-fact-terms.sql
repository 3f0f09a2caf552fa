-- What films can be compared by: items with a label; of genres only those that are a film's styles.
COPY (
  WITH
    fields(property, field) AS (
      VALUES
        ('P136', 'style'),
        ('P144', 'based_on'),
        ('P179', 'series'),
        ('P495', 'country'),
        ('P840', 'place'),
        ('P921', 'subject')
    )
  SELECT film_id, field, value AS term, 1.0::DOUBLE AS weight, label
  FROM statements
  JOIN fields USING (property)
  JOIN read_parquet($films) USING (film_id)
  WHERE label <> value AND (property <> 'P136' OR list_contains(styles, label))
  ORDER BY film_id, field, term
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
