-- A person, with how many films they had a part in.
SELECT
  person_id,
  name,
  birth_year,
  death_year,
  professions,
  (SELECT count(DISTINCT film_id)::INTEGER FROM credits WHERE credits.person_id = people.person_id)
    AS films
FROM people
WHERE person_id = $person_id;
