-- As ../local/write-credits.sql.
CREATE OR REPLACE TEMPORARY VIEW credits AS
SELECT film_id, person_id, ordering, category, job, character_names AS characters
FROM (
  SELECT
    *,
    from_json(
      characters,
      'ARRAY<STRING>',
      map('allowSingleQuotes', 'false', 'allowNumericLeadingZeros', 'false')
    ) AS character_names
  FROM filtered_principals
  JOIN filtered_people USING (nconst)
)
ORDER BY
  film_id NULLS LAST,
  ordering NULLS LAST,
  person_id NULLS LAST,
  category NULLS LAST,
  job NULLS LAST,
  characters NULLS LAST
