-- How many films were added, removed and changed, each with five examples: those with other
-- changes than those of every day first, then the best known.
SELECT
  change,
  count(*)::INTEGER AS films,
  list(
    {film_id: film_id, title: title, year: year, columns: columns}
    ORDER BY list_has_all(['rating', 'vote_count'], columns), vote_count DESC, film_id
  )[:5] AS examples
FROM film_changes
GROUP BY change
