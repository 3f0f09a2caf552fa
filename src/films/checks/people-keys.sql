-- people: person_id is unique and not null, and everyone has a name
SELECT person_id
FROM people
GROUP BY person_id
HAVING count(*) > 1 OR person_id IS NULL OR count(name) = 0
