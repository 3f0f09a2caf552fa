-- Who can be suggested, with how many films and which three of them are known best (0: no more).
WITH appearances AS (
  SELECT DISTINCT person_id, film_id FROM credits
),
careers AS (
  SELECT
    person_id,
    count(*)::INTEGER AS films,
    sum(vote_count)::DOUBLE AS votes,
    list(film_id ORDER BY vote_count DESC, film_id)[:3] AS known_for
  FROM appearances
  JOIN films USING (film_id)
  GROUP BY person_id
)
SELECT
  person_id,
  name,
  coalesce(birth_year, 0)::INTEGER AS birth_year,
  coalesce(death_year, 0)::INTEGER AS death_year,
  films,
  votes,
  known_for[1] AS known_first,
  coalesce(known_for[2], 0) AS known_second,
  coalesce(known_for[3], 0) AS known_third
FROM people
JOIN careers USING (person_id)
ORDER BY person_id;
