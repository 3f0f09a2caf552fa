-- How many films there are, and how many of their years and lengths are not numbers.
SELECT
  count(*)::INTEGER AS films,
  count(*) FILTER (has_invalid_year)::INTEGER AS invalid_years,
  count(*) FILTER (has_invalid_duration)::INTEGER AS invalid_durations
FROM filtered_titles
