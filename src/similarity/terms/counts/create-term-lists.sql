-- Films as JSON: film_id, and lists of the numbers of its terms' fields, their texts and their counts.
CREATE OR REPLACE TEMP TABLE term_lists (film VARCHAR)
