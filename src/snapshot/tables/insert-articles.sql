-- The article about each film, of several the first by name; the texts are not kept. $file has
-- tconst, article, text.
INSERT INTO articles
SELECT substr(tconst, 3)::INTEGER AS film_id, min(article) AS article
FROM read_csv(
  $file,
  columns = {'tconst': 'VARCHAR', 'article': 'VARCHAR', 'text': 'VARCHAR'},
  delim = '\t',
  quote = '',
  escape = '',
  header = true,
  compression = 'gzip',
  auto_detect = false,
  hive_partitioning = false
)
WHERE article <> ''
GROUP BY film_id
ORDER BY film_id
