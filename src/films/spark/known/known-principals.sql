-- As ../../local/known/known-principals.sql; of a line that is there several times, one.
CACHE TABLE known_principals AS
SELECT
  film_id,
  in_ring,
  nconst,
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.principals', damaged))
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
  JOIN known_titles USING (tconst)
  GROUP BY ALL
)
