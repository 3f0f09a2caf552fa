-- The numbers of the people in the credits of the films, with repetitions; see candidate-ids.sql.
SELECT CAST(nconst[3:] AS INTEGER) AS number
FROM filtered_principals
WHERE regexp_full_match(nconst, '[a-z]{2}[0-9]{1,9}')
