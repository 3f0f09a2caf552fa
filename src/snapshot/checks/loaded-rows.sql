-- tables: as many rows as in their parquet files
SELECT table_name, loaded, stored
FROM (
  SELECT 'films' AS table_name, (SELECT count(*) FROM films) AS loaded,
    (SELECT count(*) FROM read_parquet($films, hive_partitioning = false)) AS stored
  UNION ALL
  SELECT 'people', (SELECT count(*) FROM people),
    (SELECT count(*) FROM read_parquet($people, hive_partitioning = false))
  UNION ALL
  SELECT 'credits', (SELECT count(*) FROM credits),
    (SELECT count(*) FROM read_parquet($credits, hive_partitioning = false))
  UNION ALL
  SELECT 'alternate_titles', (SELECT count(*) FROM alternate_titles),
    (SELECT count(*) FROM read_parquet($alternate_titles, hive_partitioning = false))
  UNION ALL
  SELECT 'film_terms', (SELECT count(*) FROM film_terms),
    (SELECT count(*) FROM read_parquet($terms, hive_partitioning = false))
  UNION ALL
  SELECT 'term_labels', (SELECT count(*) FROM term_labels),
    (SELECT count(*) FROM read_parquet($labels, hive_partitioning = false))
  UNION ALL
  SELECT 'similarity_model', (SELECT count(*) FROM similarity_model),
    (SELECT count(*) FROM read_parquet($model, hive_partitioning = false))
  UNION ALL
  SELECT 'ring_films', (SELECT count(*) FROM ring_films),
    (SELECT count(*) FROM read_parquet($ring_films, hive_partitioning = false))
  UNION ALL
  SELECT 'ring_terms', (SELECT count(*) FROM ring_terms),
    (SELECT count(*) FROM read_parquet($ring_terms, hive_partitioning = false))
)
WHERE loaded <> stored
