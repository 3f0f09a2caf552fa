CREATE OR REPLACE TEMP TABLE kept_people AS
SELECT
  nconst,
  CASE WHEN regexp_full_match(nconst, 'nm[0-9]+') THEN TRY_CAST(nconst[3:] AS INTEGER) END
    AS person_id,
  primaryName AS name,
  TRY_CAST(birthYear AS INTEGER) AS birth_year,
  TRY_CAST(deathYear AS INTEGER) AS death_year,
  coalesce(string_split(primaryProfession, ','), []) AS professions
FROM imdb_file(getvariable('name_basics'), getvariable('name_basics_columns'))
WHERE nconst IN (SELECT nconst FROM kept_principals) AND primaryName IS NOT NULL
