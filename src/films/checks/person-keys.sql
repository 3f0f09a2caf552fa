-- people: person_id unique and not null
SELECT person_id FROM read_parquet($people) GROUP BY person_id HAVING count(*) > 1 OR person_id IS NULL
