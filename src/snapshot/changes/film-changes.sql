-- The films that were added, removed and changed: how many, and five examples of each kind, those
-- first that did not only change in rating or votes, then the best known.
SELECT
  change,
  count(*) OVER (PARTITION BY change)::INTEGER AS films,
  film_id,
  title,
  year,
  columns
FROM film_changes
QUALIFY
  row_number() OVER (
    PARTITION BY change
    ORDER BY list_has_all(['rating', 'vote_count'], columns), vote_count DESC, film_id
  ) <= 5
ORDER BY change, list_has_all(['rating', 'vote_count'], columns), vote_count DESC, film_id
