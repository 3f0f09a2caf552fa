SELECT
  count(*)::INTEGER AS films,
  count(*) FILTER (has_odd_year)::INTEGER AS odd_years,
  count(*) FILTER (has_odd_duration)::INTEGER AS odd_durations
FROM kept_titles
