-- As ../../local/filter/titles/title-types.sql, as the message at which the statements stop if no title passes
-- the filter.
SELECT raise_error(concat_ws('\t', 'source-none', to_json(types)))
FROM (
  SELECT collect_list(struct(title_type, titles)) AS types
  FROM (
    SELECT coalesce(titleType, '\\N') AS title_type, count(*) AS titles
    FROM candidate_titles
    WHERE NOT in_ring
    GROUP BY 1
    ORDER BY titles DESC, title_type
  )
)
WHERE NOT EXISTS (SELECT 1 FROM filtered_titles)
