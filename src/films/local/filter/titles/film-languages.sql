-- IMDb marks the original title but rarely gives its language. Where it does not, it is the language
-- of the regions that use the same title, if they agree.
CREATE OR REPLACE TABLE film_languages AS
SELECT
  film_id,
  coalesce(
    min(language) FILTER (is_original),
    CASE WHEN count(DISTINCT language) = 1 THEN min(language) END
  ) AS language,
  CASE WHEN bool_or(is_original) THEN 'imdb' ELSE 'inferred' END AS source
FROM filtered_akas
JOIN known_titles USING (film_id)
WHERE language IS NOT NULL AND (is_original OR filtered_akas.title = original_title)
GROUP BY film_id
