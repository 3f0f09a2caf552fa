-- The titles that count as films, and those of the ring: the same but for their rating.
CREATE OR REPLACE TEMP TABLE known_titles AS
SELECT * EXCLUDE (listed_genres, given_genres, usable_genres), usable_genres AS genres
FROM typed_titles
WHERE len(usable_genres) > 0 AND title IS NOT NULL
