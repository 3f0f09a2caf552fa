-- Without title.akas, languages and alternate titles are unknown.
CREATE OR REPLACE TABLE filtered_akas (
  film_id INTEGER, odd_id VARCHAR, title VARCHAR, language VARCHAR, is_original BOOLEAN
)
