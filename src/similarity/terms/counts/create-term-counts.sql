-- Films' terms before they are weighted, from the parquet files $counts.
CREATE OR REPLACE TEMP TABLE term_counts AS
FROM read_parquet($counts, hive_partitioning = false)
