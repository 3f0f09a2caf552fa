-- As ../local/filter/filtered-principals.sql.
CACHE TABLE filtered_principals AS
SELECT
  film_id,
  nconst,
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.principals', damaged))
    WHEN `ordering` IS NULL OR `ordering` RLIKE '^-?[0-9]{1,9}\\z' THEN CAST(`ordering` AS INT)
    ELSE raise_error(concat_ws(
      '\t', 'source-fault', 'title.principals', 'ordering', `ordering`, 'a whole number'
    ))
  END AS ordering,
  category,
  job,
  characters
FROM title_principals
JOIN filtered_titles USING (tconst)
