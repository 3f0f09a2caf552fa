-- Weighs term_counts by tf * idf, idf = ln((N + 1) / (df + 1)) as Spark ML's IDF, N films, df of
-- them with the term. $films are parquet files, $fields the fields' names, $path the file to write.
-- From the field numbered $closer_fields on, a term that no other film has is left out: it could only
-- lengthen its film's vector, once more for each field that looks at the same person or word.
COPY (
  WITH collection AS (
    SELECT count(*) AS films FROM read_parquet($films)
  ),
  vocabulary AS (
    SELECT field, term, count(*) AS df, ln((any_value(films) + 1) / (count(*) + 1)) AS idf
    FROM term_counts, collection
    GROUP BY field, term
  )
  SELECT film_id, list_extract($fields, field + 1) AS field, term, tf * idf AS weight
  FROM term_counts
  JOIN vocabulary USING (field, term)
  WHERE df > 1 OR field < $closer_fields
  ORDER BY film_id, term_counts.field, term
) TO $path (FORMAT parquet, ROW_GROUP_SIZE 122880)
