-- IMDb marks the original title but seldom names its language; the language of the regions where
-- the same title is used tells it, where they agree.
CREATE OR REPLACE TEMP TABLE kept_languages AS
SELECT
  kept_titles.film_id,
  coalesce(
    min(akas.language) FILTER (akas.isOriginalTitle = '1'),
    CASE WHEN count(DISTINCT akas.language) = 1 THEN min(akas.language) END
  ) AS language
FROM imdb_file(getvariable('title_akas'), getvariable('title_akas_columns')) AS akas
JOIN kept_titles ON kept_titles.tconst = akas.titleId
WHERE akas.language IS NOT NULL
  AND (akas.isOriginalTitle = '1' OR akas.title = kept_titles.original_title)
GROUP BY kept_titles.film_id
