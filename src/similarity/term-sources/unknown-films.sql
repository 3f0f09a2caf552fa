-- How many rows of the parquet files $source are about titles that the parquet files $films lack,
-- how many such titles there are, and the first.
SELECT
  count(*)::INTEGER AS rows,
  count(DISTINCT film_id)::INTEGER AS titles,
  coalesce(min(film_id), 0) AS first
FROM read_parquet($source, hive_partitioning = false)
ANTI JOIN (FROM read_parquet($films, hive_partitioning = false)) USING (film_id)
