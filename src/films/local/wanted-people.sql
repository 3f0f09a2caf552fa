-- The numbers of the persons in the credits of the films, each perhaps many times; see
-- wanted-titles.sql.
SELECT CAST(nconst[3:] AS INTEGER) AS number
FROM kept_principals
WHERE regexp_full_match(nconst, '[a-z]{2}[0-9]{1,9}')
