-- All statements, and for every film whose language is known where that is known from.
COPY (
  SELECT film_id, property, value, label FROM statements
  UNION ALL
  SELECT
    film_id,
    'language_source' AS property,
    source AS value,
    CASE source
      WHEN 'wikidata' THEN 'Wikidata'
      WHEN 'imdb' THEN 'IMDb'
      ELSE 'inferred from the titles by region'
    END AS label
  FROM languages
  ORDER BY film_id, property, value
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
