-- people: person_id unique and not null, a name
SELECT person_id
FROM people
GROUP BY person_id
HAVING count(*) > 1 OR person_id IS NULL OR count(name) = 0
