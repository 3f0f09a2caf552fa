-- As ../local/films.sql.
CREATE OR REPLACE TEMPORARY VIEW films AS
WITH billed AS (
  SELECT film_id, nconst, min(ordering) AS first_ordering
  FROM filtered_principals
  GROUP BY film_id, nconst
),
cast_lists AS (
  SELECT
    film_id,
    transform(
      sort_array(collect_list(struct(first_ordering IS NULL, first_ordering, person_id, name))),
      person -> person.name
    ) AS persons
  FROM billed
  JOIN filtered_people USING (nconst)
  GROUP BY film_id
)
SELECT
  film_id,
  title,
  make_date(start_year, 1, 1) AS year,
  duration,
  usable_genres AS genres,
  rating,
  vote_count,
  coalesce(persons, array()) AS persons,
  original_title,
  language,
  CAST(array() AS ARRAY<STRING>) AS countries,
  CAST(array() AS ARRAY<STRING>) AS styles
FROM filtered_titles
LEFT JOIN cast_lists USING (film_id)
LEFT JOIN film_languages USING (film_id)
ORDER BY film_id
