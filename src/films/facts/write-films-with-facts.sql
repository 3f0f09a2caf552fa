-- The films with the languages, the countries (P495) and the styles (P136), in alphabetical order.
-- Genres that say no more than IMDb's, and values without a label, are left out.
COPY (
  WITH
    labelled AS (
      SELECT film_id, property, min(label) AS label
      FROM statements
      WHERE label <> value
      GROUP BY film_id, property, lower(label)
    ),
    origins AS (
      SELECT film_id, list_sort(list(label)) AS countries
      FROM labelled
      WHERE property = 'P495'
      GROUP BY film_id
    ),
    finer_genres AS (
      SELECT film_id, list_sort(list(label)) AS styles
      FROM labelled
      WHERE property = 'P136'
        AND lower(label) NOT IN (SELECT unnest($general_genres::VARCHAR[]))
      GROUP BY film_id
    )
  SELECT
    films.* REPLACE (
      languages.language AS language,
      coalesce(origins.countries, []) AS countries,
      coalesce(finer_genres.styles, []) AS styles
    )
  FROM read_parquet($imdb_films, hive_partitioning = false) AS films
  LEFT JOIN languages USING (film_id)
  LEFT JOIN origins USING (film_id)
  LEFT JOIN finer_genres USING (film_id)
  ORDER BY film_id
) TO $path (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)
