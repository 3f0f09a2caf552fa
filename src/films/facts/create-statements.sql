-- The statements of a file of SourceWikidata. Where Wikidata has no label, the label is the value.
CREATE OR REPLACE TEMP TABLE statements AS
SELECT substr(tconst, 3)::INTEGER AS film_id, property, value, label
FROM read_csv(
  $file,
  columns = {'tconst': 'VARCHAR', 'property': 'VARCHAR', 'value': 'VARCHAR', 'label': 'VARCHAR'},
  delim = '\t',
  quote = '',
  escape = '',
  header = true,
  compression = 'gzip',
  auto_detect = false,
  hive_partitioning = false
)
