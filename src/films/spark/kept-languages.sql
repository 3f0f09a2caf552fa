-- As ../kept-languages.sql: IMDb marks the original title but seldom names its language; the
-- language of the regions where the same title is used tells it, where they agree.
CREATE OR REPLACE TEMPORARY VIEW kept_languages AS
SELECT
  film_id,
  coalesce(
    min(language) FILTER (WHERE isOriginalTitle = '1'),
    CASE WHEN count(DISTINCT language) = 1 THEN min(language) END
  ) AS language
FROM (
  SELECT
    film_id,
    CASE
      WHEN damaged IS NOT NULL
        THEN raise_error(concat_ws('\t', 'source-fields', 'title.akas', damaged))
      ELSE language
    END AS language,
    isOriginalTitle
  FROM title_akas
  JOIN kept_titles ON kept_titles.tconst = title_akas.titleId
  WHERE damaged IS NOT NULL
    OR language IS NOT NULL AND (isOriginalTitle = '1' OR title_akas.title = original_title)
)
GROUP BY film_id
