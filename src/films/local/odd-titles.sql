SELECT
  count(*) AS films,
  count(*) FILTER (has_odd_year) AS odd_years,
  count(*) FILTER (has_odd_duration) AS odd_durations
FROM kept_titles
