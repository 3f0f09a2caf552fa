-- Weighs term_counts by tf * idf, idf = ln((N + 1) / (df + 1)) as Spark ML's IDF, N films, df of
-- them with the term. $films are parquet files, $fields the fields' names, $path the file to write.
COPY (
  WITH collection AS (
    SELECT count(*) AS films FROM read_parquet($films)
  ),
  vocabulary AS (
    SELECT field, term, ln((any_value(films) + 1) / (count(*) + 1)) AS idf
    FROM term_counts, collection
    GROUP BY field, term
  )
  SELECT film_id, list_extract($fields, field + 1) AS field, term, tf * idf AS weight
  FROM term_counts
  JOIN vocabulary USING (field, term)
  ORDER BY film_id, term_counts.field, term
) TO $path (FORMAT parquet, ROW_GROUP_SIZE 122880)
