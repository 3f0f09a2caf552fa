-- As ../../local/filter/titles/filtered-akas.sql.
CACHE TABLE filtered_akas AS
SELECT
  film_id,
  CASE WHEN film_id IS NULL THEN coalesce(titleId, '\\N') END AS odd_id,
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.akas', damaged))
    ELSE title_akas.title
  END AS title,
  language,
  isOriginalTitle = '1' AS is_original
FROM title_akas
LEFT JOIN known_titles ON known_titles.tconst = title_akas.titleId
WHERE film_id IS NOT NULL OR NOT coalesce(titleId RLIKE '^tt[0-9]+\\z', false)
