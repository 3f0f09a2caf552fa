-- own_rows with their values tidied, and what is wrong with each row: a fault stops the build, an
-- omission only leaves the row out. $field_name is what a field may be called, $reserved may not be
-- its name, $least_weight and $most_weight bound a weight, $longest_text a term or a label.
CREATE TEMP TABLE own_terms AS
WITH tidied AS (
  SELECT
    file,
    "row",
    trim(tconst) AS tconst,
    trim(field) AS field,
    trim(regexp_replace(nfc_normalize(term), '[\s\p{Z}\p{C}]+', ' ', 'g')) AS term,
    nullif(trim(weight), '') AS weight_text,
    CASE WHEN weight_text IS NULL THEN 1 ELSE try_cast(weight_text AS DOUBLE) END AS weight,
    trim(regexp_replace(nfc_normalize(label), '[\s\p{Z}\p{C}]+', ' ', 'g')) AS label_text,
    left(nullif(label_text, ''), $longest_text) AS label
  FROM own_rows
)
SELECT
  file,
  "row",
  try_cast(substr(tconst, 3) AS INTEGER) AS film_id,
  field,
  term,
  weight,
  label,
  CASE
    WHEN tconst IS NULL OR NOT regexp_full_match(tconst, '(?i)tt[0-9]{1,9}') THEN 'tconst'
    WHEN field IS NULL OR NOT regexp_full_match(field, $field_name) THEN 'field'
    WHEN list_contains($reserved, field) THEN 'reserved'
    WHEN weight IS NULL OR NOT weight BETWEEN $least_weight AND $most_weight THEN 'weight'
  END AS fault,
  CASE fault WHEN 'tconst' THEN tconst WHEN 'weight' THEN weight_text ELSE field END AS faulty,
  CASE
    WHEN term IS NULL OR term = '' THEN 'empty'
    WHEN length(term) > $longest_text THEN 'long'
  END AS omission,
  length(label_text) > $longest_text AS is_label_cut
FROM tidied
