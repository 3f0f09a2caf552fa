-- As ../../local/filter/credits/filtered-people.sql; of a line that is there several times, one.
CACHE TABLE filtered_people AS
SELECT
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'name.basics', damaged))
    ELSE nconst
  END AS nconst,
  CASE WHEN nconst RLIKE '^nm[0-9]+\\z' THEN try_cast(substring(nconst, 3) AS INT) END AS person_id,
  primaryName AS name,
  CASE WHEN birthYear RLIKE '^[0-9]{1,4}(\\.0+)?\\z' THEN CAST(CAST(birthYear AS DOUBLE) AS INT) END
    AS birth_year,
  birthYear AS given_birth_year,
  CASE WHEN birth_year IS NULL THEN birthYear END AS odd_birth_year,
  CASE WHEN deathYear RLIKE '^[0-9]{1,4}(\\.0+)?\\z' THEN CAST(CAST(deathYear AS DOUBLE) AS INT) END
    AS death_year,
  deathYear AS given_death_year,
  CASE WHEN death_year IS NULL THEN deathYear END AS odd_death_year,
  coalesce(split(primaryProfession, ',', -1), array()) AS professions,
  copies
FROM (
  SELECT name_basics.*, count(*) AS copies
  FROM name_basics
  LEFT SEMI JOIN filtered_principals USING (nconst)
  WHERE primaryName IS NOT NULL OR damaged IS NOT NULL
  GROUP BY ALL
)
