-- What other tools have made of the lists in `characters`, with the names where only one reading is
-- possible and null otherwise. ../../../spark/filter/mended-characters.sql does the same.
CREATE OR REPLACE TABLE mended_characters AS
WITH odd AS (
  SELECT DISTINCT characters AS written
  FROM filtered_principals
  WHERE characters IS NOT NULL AND character_names IS NULL
),
-- "[""Ann""]" is a field in quotes, in which every quote is doubled
unquoted AS (
  SELECT
    written,
    CASE
      WHEN length(written) > 1 AND starts_with(written, '"') AND ends_with(written, '"')
        AND NOT contains(replace(written[2:-2], '""', ''), '"')
        THEN trim(replace(written[2:-2], '""', '"'))
      ELSE trim(written)
    END AS field
  FROM odd
),
-- escaped quotes are not those that are looked for
marked AS (
  SELECT written, replace(replace(field, '\\', chr(1)), '\"', chr(2)) AS field
  FROM unquoted
  WHERE field NOT IN ('', '\N', 'null')
),
shaped AS (
  SELECT
    written,
    CASE
      -- ["The "Kid"","Ann"]: a quote ends a name only before a comma and another quote
      WHEN length(field) >= 4 AND starts_with(field, '["') AND ends_with(field, '"]')
        AND NOT contains(field[3:-3], '"]') AND NOT contains(field[3:-3], '["')
        THEN '["' || array_to_string(
          list_transform(
            string_split(replace(field[3:-3], '", "', '","'), '","'),
            lambda name: replace(name, '"', '\"')
          ),
          '","'
        ) || '"]'
      -- ['Ann', 'Ben'], as Python writes it
      WHEN regexp_full_match(field, '\[''[^''"\x01\x02]*''(, ?''[^''"\x01\x02]*'')*\]')
        THEN replace(field, '''', '"')
      -- Ann
      WHEN NOT regexp_matches(field, '^[\[{]|[\\\x01\x02]')
        AND contains(field, '[') = contains(field, ']')
        THEN '["' || replace(field, '"', '\"') || '"]'
    END AS list
  FROM marked
),
lists AS (
  SELECT written, replace(replace(list, chr(2), '\"'), chr(1), '\\') AS list
  FROM shaped
)
SELECT written, CASE WHEN json_valid(list) THEN from_json(list, '["VARCHAR"]') END AS names
FROM lists
