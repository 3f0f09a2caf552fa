-- Replaced for each block: a table that is truncated gives no memory back.
CREATE OR REPLACE TEMP TABLE neighbours (film_id INTEGER, other_id INTEGER, similarity DOUBLE)
