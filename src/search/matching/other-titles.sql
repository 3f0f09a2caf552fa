-- The original and alternate titles that have a word, and the films that they are of. The word has
-- neither accents nor capital letters; without their apostrophes, titles have it, too.
WITH others AS (
  SELECT film_id, title FROM alternate_titles
  UNION ALL
  SELECT film_id, original_title FROM films WHERE original_title <> title
)
SELECT film_id, title
FROM others
WHERE contains(replace(replace(lower(strip_accents(title)), '''', ''), '’', ''), $text);
