-- Without title.akas no film's language and no other title of it is known.
CREATE OR REPLACE TEMP TABLE kept_akas (
  film_id INTEGER, title VARCHAR, language VARCHAR, is_original BOOLEAN
)
