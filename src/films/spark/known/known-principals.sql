-- As ../../local/known/known-principals.sql; of a line that is there several times, one.
CACHE TABLE known_principals AS
SELECT
  film_id,
  in_ring,
  nconst,
  CASE WHEN film_id IS NULL THEN coalesce(tconst, '\\N') END AS odd_tconst,
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.principals', damaged))
    WHEN film_id IS NULL THEN NULL
    WHEN `ordering` IS NULL OR `ordering` RLIKE '^-?[0-9]{1,9}(\\.0+)?\\z'
      THEN CAST(CAST(`ordering` AS DOUBLE) AS INT)
    ELSE raise_error(concat_ws(
      '\t', 'source-fault', 'title.principals', 'ordering', `ordering`, 'a whole number'
    ))
  END AS ordering,
  category,
  job,
  characters,
  CASE
    -- Spark reads the first value of a text and ignores what follows
    WHEN trim(characters) LIKE '[%]'
      AND NOT contains(left(trim(characters), length(trim(characters)) - 2), '"]')
      THEN from_json(
        characters,
        'ARRAY<STRING>',
        map('allowSingleQuotes', 'false', 'allowNumericLeadingZeros', 'false')
      )
  END AS character_names,
  copies
FROM (
  SELECT title_principals.*, film_id, in_ring, count(*) AS copies
  FROM title_principals
  LEFT JOIN known_titles USING (tconst)
  WHERE film_id IS NOT NULL OR NOT coalesce(tconst RLIKE '^tt[0-9]+\\z', false)
  GROUP BY ALL
)
