-- As ../local/credits.sql.
CREATE OR REPLACE TEMPORARY VIEW credits AS
SELECT film_id, person_id, ordering, category, job, read_names AS characters
FROM (
  SELECT *, coalesce(character_names, names) AS read_names
  FROM filtered_principals
  JOIN filtered_people USING (nconst)
  LEFT JOIN mended_characters ON character_names IS NULL AND written = characters
)
ORDER BY
  film_id NULLS LAST,
  ordering NULLS LAST,
  person_id NULLS LAST,
  category NULLS LAST,
  job NULLS LAST,
  characters NULLS LAST
