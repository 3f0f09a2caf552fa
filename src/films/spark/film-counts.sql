-- The counts of ../local/odd-values.sql, and the lines that are there several times; as JSON.
SELECT to_json(struct(
  (SELECT count(*) FROM filtered_titles) AS films,
  (
    SELECT collect_list(struct(dataset, `column`, given, odd, example))
    FROM (
      SELECT 1 AS place, 'title.basics' AS dataset, 'startYear' AS `column`,
        count(given_year) AS given, count(odd_year) AS odd, min(odd_year) AS example
      FROM filtered_titles
      UNION ALL
      SELECT 2, 'title.basics', 'runtimeMinutes', count(given_duration), count(odd_duration),
        min(odd_duration)
      FROM filtered_titles
      UNION ALL
      SELECT 3, 'title.basics', 'genres', count_if(size(given_genres) > 0), count(odd_genre),
        min(odd_genre)
      FROM typed_titles
      WHERE NOT in_ring
      UNION ALL
      SELECT 4, 'title.ratings', 'averageRating', count(*), count(odd_rating), min(odd_rating)
      FROM filtered_titles
      UNION ALL
      SELECT 5, 'name.basics', 'birthYear', count(given_birth_year), count(odd_birth_year),
        min(odd_birth_year)
      FROM filtered_people
      UNION ALL
      SELECT 6, 'name.basics', 'deathYear', count(given_death_year), count(odd_death_year),
        min(odd_death_year)
      FROM filtered_people
      UNION ALL
      SELECT 7, 'title.principals', 'characters', count(characters),
        count_if(written IS NOT NULL AND names IS NULL), min(written) FILTER (WHERE names IS NULL)
      FROM filtered_principals
      LEFT JOIN mended_characters ON character_names IS NULL AND written = characters
      ORDER BY place
    )
  ) AS columns,
  map(
    'title.ratings', (SELECT coalesce(sum(copies - 1), 0) FROM rated_titles),
    'title.basics', (SELECT coalesce(sum(copies - 1), 0) FROM candidate_titles),
    'title.principals', (SELECT coalesce(sum(copies - 1), 0) FROM known_principals),
    'name.basics', (SELECT coalesce(sum(copies - 1), 0) FROM filtered_people)
  ) AS repeated
))
