-- Without title.akas no film's language is known.
CREATE OR REPLACE TEMP TABLE kept_languages (film_id INTEGER, language VARCHAR)
