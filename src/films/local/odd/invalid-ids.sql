-- The ids of files of which only some lines are used: how many there are, and how many are not ids, with
-- one of these. Lines without a valid id pass the filter (sources/filter/line-filter.ts).
CREATE OR REPLACE TEMP TABLE invalid_ids AS
WITH ids AS (
  SELECT
    'title.basics' AS dataset,
    'tconst' AS column_name,
    tconst AS id,
    coalesce(regexp_full_match(tconst, 'tt[0-9]+'), false) AS is_valid
  FROM imdb_file(getvariable('title_basics'), getvariable('title_basics_columns'))
  UNION ALL
  SELECT 'name.basics', 'nconst', nconst, coalesce(regexp_full_match(nconst, 'nm[0-9]+'), false)
  FROM imdb_file(getvariable('name_basics'), getvariable('name_basics_columns'))
)
SELECT
  dataset,
  column_name,
  count(*)::INTEGER AS given,
  count(*) FILTER (NOT is_valid)::INTEGER AS odd,
  min(coalesce(id, '\N')) FILTER (NOT is_valid) AS example
FROM ids
GROUP BY dataset, column_name
