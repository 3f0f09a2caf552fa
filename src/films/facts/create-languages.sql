-- The original language of every film where it is known, and where that is known from. Wikidata comes
-- first (P364). Of several languages it is the one that IMDb has too, else the one that most of these
-- films have, else the first code of the alphabet. "Chinese" is made precise by IMDb.
CREATE OR REPLACE TEMP TABLE languages AS
WITH
  codes AS (
    SELECT unnest($language_names::VARCHAR[]) AS name, unnest($language_codes::VARCHAR[]) AS code
  ),
  by_wikidata AS (
    SELECT DISTINCT film_id, code
    FROM statements
    JOIN codes ON lower(label) = name
    WHERE property = 'P364'
  ),
  frequencies AS (
    SELECT code, count(*) AS films FROM by_wikidata GROUP BY code
  ),
  by_imdb AS (
    SELECT film_id, language, source FROM read_parquet($imdb_languages, hive_partitioning = false)
  ),
  resolved AS (
    SELECT
      film_id,
      by_imdb.language IS NOT NULL
        AND (code = by_imdb.language OR (code = 'zh' AND by_imdb.language IN ('cmn', 'yue')))
        AS is_agreed,
      CASE WHEN is_agreed THEN by_imdb.language ELSE code END AS language
    FROM by_wikidata
    JOIN frequencies USING (code)
    LEFT JOIN by_imdb USING (film_id)
    QUALIFY row_number() OVER (PARTITION BY film_id ORDER BY is_agreed DESC, films DESC, code) = 1
  )
SELECT film_id, language, 'wikidata' AS source FROM resolved
UNION ALL
SELECT film_id, language, source FROM by_imdb WHERE film_id NOT IN (SELECT film_id FROM resolved)
