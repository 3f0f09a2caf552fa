-- Weighs term_counts by tf * idf, like ../terms/write-film-terms.sql; Spark's ln is Java's
-- StrictMath.log, which equals JavaScript's.
CREATE OR REPLACE TEMPORARY VIEW terms AS
WITH vocabulary AS (
  SELECT
    field,
    term,
    count(*) AS df,
    ln(((SELECT count(*) FROM films) + 1) / (count(*) + 1)) AS idf
  FROM term_counts
  GROUP BY field, term
)
SELECT film_id, element_at(fields, field + 1) AS field, term, tf * idf AS weight
FROM term_counts
JOIN vocabulary USING (field, term)
WHERE df > 1 OR term_counts.field < closer_fields
ORDER BY film_id, term_counts.field, term
