-- IMDb marks the original title but seldom names its language; the language of the regions where
-- the same title is used tells it, where they agree.
CREATE OR REPLACE TEMP TABLE kept_languages AS
SELECT
  film_id,
  coalesce(
    min(language) FILTER (is_original),
    CASE WHEN count(DISTINCT language) = 1 THEN min(language) END
  ) AS language
FROM kept_akas
JOIN kept_titles USING (film_id)
WHERE language IS NOT NULL AND (is_original OR kept_akas.title = original_title)
GROUP BY film_id
