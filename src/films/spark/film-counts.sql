-- The counts of ../local/odd/odd-values.sql, and the lines that are there several times; as JSON.
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
      UNION ALL
      SELECT 8, 'name.basics', 'nconst', count(*), count(odd_id), min(odd_id)
      FROM (
        SELECT
          CASE WHEN NOT coalesce(nconst RLIKE '^nm[0-9]+\\z', false) THEN coalesce(nconst, '\\N') END
            AS odd_id
        FROM name_basics
      )
      UNION ALL
      SELECT 9, 'title.basics', 'tconst', count(*), count(odd_id), min(odd_id)
      FROM (
        SELECT
          CASE WHEN NOT coalesce(tconst RLIKE '^tt[0-9]+\\z', false) THEN coalesce(tconst, '\\N') END
            AS odd_id
        FROM title_basics
      )
      UNION ALL
      SELECT 10, 'title.ratings', 'tconst', count(*), count(odd_id), min(odd_id)
      FROM (
        SELECT CASE WHEN NOT tconst RLIKE '^tt[0-9]+\\z' THEN tconst END AS odd_id
        FROM rated_titles
        WHERE rating > least_rating AND vote_count > min_votes
      )
      UNION ALL
      SELECT 11, 'title.principals', 'tconst', count(*), count(odd_tconst), min(odd_tconst)
      FROM known_principals
      UNION ALL
      SELECT 12, 'title.principals', 'nconst', count(*), count(odd_id), min(odd_id)
      FROM (
        SELECT
          CASE WHEN NOT coalesce(nconst RLIKE '^nm[0-9]+\\z', false) THEN coalesce(nconst, '\\N') END
            AS odd_id
        FROM filtered_principals
      )
      UNION ALL
      SELECT 13, 'title.akas', 'titleId', count(*), count(odd_id), min(odd_id)
      FROM filtered_akas
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
