-- As ../odd-titles.sql, as JSON.
SELECT to_json(struct(
  count(*) AS films,
  count_if(has_odd_year) AS oddYears,
  count_if(has_odd_duration) AS oddDurations
))
FROM kept_titles
