-- How many values of a column were given, and how many of them are odd, with one of these.
SELECT
  'title.basics' AS dataset,
  'startYear' AS column_name,
  count(given_year)::INTEGER AS given,
  count(given_year) FILTER (start_year IS NULL)::INTEGER AS odd,
  min(given_year) FILTER (start_year IS NULL) AS example
FROM filtered_titles
UNION ALL
SELECT
  'title.basics',
  'runtimeMinutes',
  count(given_duration)::INTEGER,
  count(given_duration) FILTER (duration IS NULL)::INTEGER,
  min(given_duration) FILTER (duration IS NULL)
FROM filtered_titles
UNION ALL
SELECT
  'title.basics',
  'genres',
  count(*) FILTER (has_genres)::INTEGER,
  count(odd_genre)::INTEGER,
  min(odd_genre)
FROM typed_titles
WHERE NOT in_ring
UNION ALL
SELECT
  'title.ratings',
  'averageRating',
  count(*)::INTEGER,
  count(odd_rating)::INTEGER,
  min(odd_rating)
FROM filtered_titles
UNION ALL
SELECT
  'name.basics',
  'birthYear',
  count(given_birth_year)::INTEGER,
  count(given_birth_year) FILTER (birth_year IS NULL)::INTEGER,
  min(given_birth_year) FILTER (birth_year IS NULL)
FROM filtered_people
UNION ALL
SELECT
  'name.basics',
  'deathYear',
  count(given_death_year)::INTEGER,
  count(given_death_year) FILTER (death_year IS NULL)::INTEGER,
  min(given_death_year) FILTER (death_year IS NULL)
FROM filtered_people
UNION ALL
SELECT
  'title.principals',
  'characters',
  count(characters)::INTEGER,
  count(*) FILTER (written IS NOT NULL AND names IS NULL)::INTEGER,
  min(written) FILTER (names IS NULL)
FROM filtered_principals
LEFT JOIN mended_characters ON character_names IS NULL AND written = characters
UNION ALL
(SELECT * FROM invalid_ids ORDER BY dataset)
UNION ALL
-- of ratings, those that a film could have
SELECT
  'title.ratings',
  'tconst',
  count(*)::INTEGER,
  count(*) FILTER (NOT regexp_full_match(tconst, 'tt[0-9]+'))::INTEGER,
  min(tconst) FILTER (NOT regexp_full_match(tconst, 'tt[0-9]+'))
FROM rated_titles
WHERE rating > $least_rating AND vote_count > $min_votes
UNION ALL
SELECT
  'title.principals',
  'tconst',
  count(*)::INTEGER,
  count(odd_tconst)::INTEGER,
  min(odd_tconst)
FROM known_principals
UNION ALL
SELECT
  'title.principals',
  'nconst',
  count(*)::INTEGER,
  count(*) FILTER (NOT coalesce(regexp_full_match(nconst, 'nm[0-9]+'), false))::INTEGER,
  min(coalesce(nconst, '\N')) FILTER (NOT coalesce(regexp_full_match(nconst, 'nm[0-9]+'), false))
FROM filtered_principals
UNION ALL
SELECT
  'title.akas',
  'titleId',
  count(*)::INTEGER,
  count(odd_id)::INTEGER,
  min(odd_id)
FROM filtered_akas
