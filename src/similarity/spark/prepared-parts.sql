-- Some parts of a prepared shard, in order.
SELECT bytes FROM read_parquet($files, hive_partitioning = false)
WHERE shard = $shard AND part BETWEEN $first AND $last
ORDER BY part
