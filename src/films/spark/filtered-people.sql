-- As ../local/filter/filtered-people.sql.
CACHE TABLE filtered_people AS
SELECT
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'name.basics', damaged))
    ELSE nconst
  END AS nconst,
  CASE WHEN nconst RLIKE '^nm[0-9]+\\z' THEN try_cast(substring(nconst, 3) AS INT) END AS person_id,
  primaryName AS name,
  CASE WHEN birthYear RLIKE '^[0-9]{1,4}\\z' THEN CAST(birthYear AS INT) END AS birth_year,
  CASE WHEN deathYear RLIKE '^[0-9]{1,4}\\z' THEN CAST(deathYear AS INT) END AS death_year,
  coalesce(split(primaryProfession, ',', -1), array()) AS professions
FROM name_basics
LEFT SEMI JOIN filtered_principals USING (nconst)
WHERE primaryName IS NOT NULL OR damaged IS NOT NULL
