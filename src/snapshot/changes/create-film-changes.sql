-- The films that were added, removed or changed since the previous snapshot, and which columns differ.
CREATE OR REPLACE TEMP TABLE film_changes AS
SELECT
  film_id,
  coalesce(now.title, before.title) AS title,
  year(coalesce(now.year, before.year))::INTEGER AS year,
  coalesce(now.vote_count, before.vote_count) AS vote_count,
  -- every film has a title
  CASE
    WHEN before.title IS NULL THEN 'added'
    WHEN now.title IS NULL THEN 'removed'
    ELSE 'changed'
  END AS change,
  list_filter(
    [
      CASE WHEN now.title IS DISTINCT FROM before.title THEN 'title' END,
      CASE WHEN now.year IS DISTINCT FROM before.year THEN 'year' END,
      CASE WHEN now.duration IS DISTINCT FROM before.duration THEN 'duration' END,
      CASE WHEN now.genres IS DISTINCT FROM before.genres THEN 'genres' END,
      CASE WHEN now.rating IS DISTINCT FROM before.rating THEN 'rating' END,
      CASE WHEN now.vote_count IS DISTINCT FROM before.vote_count THEN 'vote_count' END,
      CASE WHEN now.persons IS DISTINCT FROM before.persons THEN 'persons' END,
      CASE
        WHEN now.original_title IS DISTINCT FROM before.original_title THEN 'original_title'
      END,
      CASE WHEN now.language IS DISTINCT FROM before.language THEN 'language' END,
      CASE WHEN now.countries IS DISTINCT FROM before.countries THEN 'countries' END,
      CASE WHEN now.styles IS DISTINCT FROM before.styles THEN 'styles' END
    ],
    lambda name: name IS NOT NULL
  ) AS columns
FROM films AS now
FULL JOIN previous.films AS before USING (film_id)
WHERE len(columns) > 0
