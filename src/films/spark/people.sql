-- As ../local/people.sql.
CREATE OR REPLACE TEMPORARY VIEW people AS
SELECT person_id, name, birth_year, death_year, professions
FROM filtered_people
ORDER BY person_id
