-- As ../local/film-counts.sql, as JSON.
SELECT to_json(struct(
  count(*) AS films,
  count_if(has_invalid_year) AS invalidYears,
  count_if(has_invalid_duration) AS invalidDurations
))
FROM filtered_titles
