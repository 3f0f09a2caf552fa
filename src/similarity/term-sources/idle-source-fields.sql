-- The fields of source_terms that make no two films similar: those without a term in the parquet
-- files $terms, which have no term that only one film has, and those whose terms all weigh nothing,
-- because every film has them.
SELECT field, max(weight) IS NULL AS is_unshared
FROM (SELECT DISTINCT field FROM source_terms)
LEFT JOIN (FROM read_parquet($terms, hive_partitioning = false)) USING (field)
GROUP BY field
HAVING coalesce(max(weight), 0) = 0
ORDER BY field
