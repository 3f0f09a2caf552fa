-- People whose name and profession are as wanted (null: any), those with the most films first, and
-- how many there are in all.
-- A pattern fits a name as it is or without its accents; of a name's words in order one of some plain
-- texts, which are folded, must be part.
WITH found AS (
  SELECT *
  FROM people
  WHERE (
      $pattern::VARCHAR IS NULL
      OR regexp_matches(name, $pattern, 'i')
      OR regexp_matches(strip_accents(name), strip_accents($pattern), 'i')
    )
    AND (
      $text::VARCHAR IS NULL
      OR contains(lower(strip_accents(name)), lower(strip_accents($text)))
    )
    AND (
      $words::VARCHAR[] IS NULL
      OR len(
        list_filter(
          $words::VARCHAR[],
          lambda words: contains(
            regexp_replace(
              regexp_replace(
                translate(lower(strip_accents(name)), 'łøđðħı', 'loddhi'), '[''’‘`´ʼ]', '', 'g'
              ),
              '[^\p{L}\p{N}]+', ' ', 'g'
            ),
            words
          )
        )
      ) > 0
    )
    AND ($profession::VARCHAR IS NULL OR list_contains(professions, $profession))
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
ORDER BY films DESC, person_id
LIMIT $limit
OFFSET $offset::BIGINT;
