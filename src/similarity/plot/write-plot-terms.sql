-- The words of plot_words that distinguish films, as terms of another source: those of at least two
-- films and, if they are about the plot, at most 6 % of all films, or, among few films, of two. $films
-- are parquet files, $path is the file to write.
COPY (
  WITH
    kept_films AS (SELECT film_id FROM read_parquet($films, hive_partitioning = false)),
    kept_words AS (
      SELECT field, word
      FROM plot_words
      SEMI JOIN kept_films USING (film_id)
      GROUP BY field, word
      HAVING count(*) >= 2
        AND (
          field != 'plot'
          OR count(*) = 2
          OR count(*) * 100 <= 6 * (SELECT count(*) FROM kept_films)
        )
    )
  SELECT film_id, field, word AS term, 1::DOUBLE AS weight, NULL::VARCHAR AS label
  FROM plot_words
  SEMI JOIN kept_films USING (film_id)
  SEMI JOIN kept_words USING (field, word)
  ORDER BY film_id, field, term
) TO $path (FORMAT parquet)
