-- The films by one statement over IMDb's files, as one would write it for DuckDB: each file is read
-- once, each step keeps what the steps before have left. In the DuckDB shell:
--   SET VARIABLE datasets = 'DIR'; SET VARIABLE films = 'films.parquet';
COPY (
  WITH rated AS MATERIALIZED (
    SELECT tconst, averageRating AS rating, numVotes AS vote_count
    FROM read_csv(
      getvariable('datasets') || '/title.ratings.tsv.gz',
      delim = '\t', quote = '', escape = '', nullstr = ['\N', ''], header = true, hive_partitioning = false,
      columns = { 'tconst': 'VARCHAR', 'averageRating': 'DECIMAL(4, 2)', 'numVotes': 'INTEGER' }
    )
    WHERE averageRating > 6 AND numVotes > 500
  ),
  films AS MATERIALIZED (
    SELECT
      tconst,
      CAST(tconst[3:] AS INTEGER) AS film_id,
      coalesce(primaryTitle, originalTitle) AS title,
      make_date(TRY_CAST(startYear AS INTEGER), 1, 1) AS year,
      TRY_CAST(runtimeMinutes AS INTEGER) AS duration,
      string_split(genres, ',') AS genres,
      rating,
      vote_count,
      originalTitle AS original_title
    FROM read_csv(
      getvariable('datasets') || '/title.basics.tsv.gz',
      delim = '\t', quote = '', escape = '', nullstr = ['\N', ''], header = true, hive_partitioning = false,
      columns = {
        'tconst': 'VARCHAR', 'titleType': 'VARCHAR', 'primaryTitle': 'VARCHAR',
        'originalTitle': 'VARCHAR', 'isAdult': 'VARCHAR', 'startYear': 'VARCHAR',
        'endYear': 'VARCHAR', 'runtimeMinutes': 'VARCHAR', 'genres': 'VARCHAR'
      }
    )
    JOIN rated USING (tconst)
    WHERE titleType = 'movie' AND genres IS NOT NULL
  ),
  credits AS MATERIALIZED (
    SELECT tconst, nconst, min("ordering") AS first_ordering
    FROM read_csv(
      getvariable('datasets') || '/title.principals.tsv.gz',
      delim = '\t', quote = '', escape = '', nullstr = ['\N', ''], header = true, hive_partitioning = false,
      columns = {
        'tconst': 'VARCHAR', 'ordering': 'INTEGER', 'nconst': 'VARCHAR', 'category': 'VARCHAR',
        'job': 'VARCHAR', 'characters': 'VARCHAR'
      }
    )
    WHERE tconst IN (SELECT tconst FROM films)
    GROUP BY tconst, nconst
  ),
  people AS MATERIALIZED (
    SELECT nconst, primaryName AS name
    FROM read_csv(
      getvariable('datasets') || '/name.basics.tsv.gz',
      delim = '\t', quote = '', escape = '', nullstr = ['\N', ''], header = true, hive_partitioning = false,
      columns = {
        'nconst': 'VARCHAR', 'primaryName': 'VARCHAR', 'birthYear': 'VARCHAR',
        'deathYear': 'VARCHAR', 'primaryProfession': 'VARCHAR', 'knownForTitles': 'VARCHAR'
      }
    )
    WHERE nconst IN (SELECT nconst FROM credits) AND primaryName IS NOT NULL
  ),
  lists AS (
    SELECT
      tconst, list(name ORDER BY first_ordering, CAST(nconst[3:] AS INTEGER)) AS persons
    FROM credits
    JOIN people USING (nconst)
    GROUP BY tconst
  )
  SELECT
    film_id, title, year, duration, genres, rating, vote_count,
    coalesce(persons, []) AS persons,
    original_title,
    CAST(NULL AS VARCHAR) AS language
  FROM films
  LEFT JOIN lists USING (tconst)
  ORDER BY film_id
) TO (getvariable('films')) (FORMAT parquet, COMPRESSION zstd)
