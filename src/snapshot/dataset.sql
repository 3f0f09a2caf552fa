-- The facts of the published database.
SELECT
  snapshot,
  strftime(built_at, '%Y-%m-%dT%H:%M:%SZ') AS built_at,
  parameters,
  sources,
  counts,
  licence
FROM dataset;
