-- people: everyone has a credit
SELECT person_id FROM people WHERE person_id NOT IN (SELECT person_id FROM credits)
