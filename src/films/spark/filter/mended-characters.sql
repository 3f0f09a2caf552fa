-- As ../../local/filter/credits/mended-characters.sql. DuckDB also reads ["Ann",] as JSON.
CREATE OR REPLACE TEMPORARY VIEW mended_characters AS
WITH odd AS (
  SELECT DISTINCT characters AS written
  FROM filtered_principals
  WHERE characters IS NOT NULL AND character_names IS NULL
),
unquoted AS (
  SELECT
    written,
    CASE
      WHEN length(written) > 1 AND startswith(written, '"') AND endswith(written, '"')
        AND NOT contains(replace(substring(written, 2, length(written) - 2), '""', ''), '"')
        THEN trim(replace(substring(written, 2, length(written) - 2), '""', '"'))
      ELSE trim(written)
    END AS field
  FROM odd
),
marked AS (
  SELECT
    written,
    replace(
      replace(regexp_replace(field, ',\\s*\\]$', ']'), '\\\\', chr(1)), '\\"', chr(2)
    ) AS field
  FROM unquoted
  WHERE field NOT IN ('', '\\N', 'null')
),
shaped AS (
  SELECT
    written,
    CASE
      WHEN length(field) >= 4 AND startswith(field, '["') AND endswith(field, '"]')
        AND NOT contains(substring(field, 3, length(field) - 4), '"]')
        AND NOT contains(substring(field, 3, length(field) - 4), '["')
        THEN '["' || array_join(
          transform(
            split(replace(substring(field, 3, length(field) - 4), '", "', '","'), '","', -1),
            name -> replace(name, '"', '\\"')
          ),
          '","'
        ) || '"]'
      WHEN field RLIKE '^\\[\'[^\'"\\x01\\x02]*\'(, ?\'[^\'"\\x01\\x02]*\')*\\]\\z'
        THEN replace(field, '\'', '"')
      WHEN NOT field RLIKE '^[\\[{]|[\\\\\\x01\\x02]' AND contains(field, '[') = contains(field, ']')
        THEN '["' || replace(field, '"', '\\"') || '"]'
    END AS list
  FROM marked
),
lists AS (
  SELECT written, replace(replace(list, chr(2), '\\"'), chr(1), '\\\\') AS list
  FROM shaped
)
SELECT
  written,
  from_json(
    list,
    'ARRAY<STRING>',
    map('allowSingleQuotes', 'false', 'allowNumericLeadingZeros', 'false')
  ) AS names
FROM lists
