-- People whose name and profession are as wanted (null: any), and how many there are in all: those
-- with the most films first; of plain text, after those that have its words in its order.
-- A pattern fits a name as it is or without its accents; the patterns of plain text fit a name in lower
-- case without its accents.
WITH named AS (
  SELECT *, lower(strip_accents(name)) AS folded
  FROM people
  WHERE $profession::VARCHAR IS NULL OR list_contains(professions, $profession)
),
fitting AS (
  SELECT
    *,
    $in_order::VARCHAR IS NULL OR regexp_matches(folded, $in_order) AS is_in_order
  FROM named
),
found AS (
  SELECT *
  FROM fitting
  WHERE (
      $pattern::VARCHAR IS NULL
      OR regexp_matches(name, $pattern, 'i')
      OR regexp_matches(strip_accents(name), strip_accents($pattern), 'i')
    )
    AND ($text::VARCHAR IS NULL OR contains(folded, lower(strip_accents($text))))
    AND (is_in_order OR regexp_matches(folded, $otherwise))
),
counted AS (
  SELECT person_id, count(DISTINCT film_id)::INTEGER AS films
  FROM credits
  WHERE person_id IN (SELECT person_id FROM found)
  GROUP BY person_id
)
SELECT
  person_id,
  name,
  birth_year,
  death_year,
  professions,
  coalesce(films, 0) AS films,
  count(*) OVER ()::INTEGER AS total
FROM found
LEFT JOIN counted USING (person_id)
ORDER BY is_in_order DESC, films DESC, person_id
LIMIT $limit
OFFSET $offset::BIGINT;
