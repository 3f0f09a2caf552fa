-- The people in the credits of the films. A person without a name is left out.
CREATE OR REPLACE TABLE filtered_people AS
SELECT
  nconst,
  CASE WHEN regexp_full_match(nconst, 'nm[0-9]+') THEN TRY_CAST(nconst[3:] AS INTEGER) END
    AS person_id,
  primaryName AS name,
  CASE WHEN regexp_full_match(birthYear, '[0-9]{1,4}(\.0+)?') THEN CAST(birthYear AS INTEGER) END
    AS birth_year,
  birthYear AS given_birth_year,
  CASE WHEN regexp_full_match(deathYear, '[0-9]{1,4}(\.0+)?') THEN CAST(deathYear AS INTEGER) END
    AS death_year,
  deathYear AS given_death_year,
  coalesce(string_split(primaryProfession, ','), []) AS professions
FROM imdb_file(getvariable('name_basics'), getvariable('name_basics_columns'))
WHERE nconst IN (SELECT nconst FROM filtered_principals) AND primaryName IS NOT NULL
