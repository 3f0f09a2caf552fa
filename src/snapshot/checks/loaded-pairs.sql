-- films_cos_sim: as many rows as in its parquet files
SELECT loaded, stored
FROM (
  SELECT
    (SELECT count(*) FROM films_cos_sim) AS loaded,
    (SELECT count(*) FROM read_parquet($csfilms, hive_partitioning = false)) AS stored
)
WHERE loaded <> stored
