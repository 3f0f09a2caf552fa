-- What is left out or shortened: how often, and where first.
SELECT
  kind,
  count(*)::INTEGER AS rows,
  min({'file': file, 'row': "row"}).file AS file,
  min({'file': file, 'row': "row"})."row"::INTEGER AS "row"
FROM (
  SELECT omission AS kind, file, "row" FROM own_terms WHERE omission IS NOT NULL
  UNION ALL
  SELECT 'label', file, "row" FROM own_terms WHERE is_label_cut
  UNION ALL
  SELECT 'repeated', file, "row"
  FROM own_terms
  WHERE omission IS NULL
  QUALIFY row_number() OVER (PARTITION BY film_id, field, term ORDER BY file, "row") > 1
)
GROUP BY kind
ORDER BY kind
