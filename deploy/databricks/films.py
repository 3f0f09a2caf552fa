# Databricks notebook source
# MAGIC %md
# MAGIC # Films from IMDb's files
# MAGIC
# MAGIC Makes the tables `films`, `people`, `credits`, `alternate_titles`, `ring_films` and `genres` of IMDb's
# MAGIC non-commercial datasets, with the statements that `reelated run --engine spark` executes.
# MAGIC `docs/databricks.md` says what it needs, and how to serve the films afterwards.

# COMMAND ----------

# DBTITLE 1,Parameters
dbutils.widgets.text("files", "/Volumes/main/default/imdb", "Folder of IMDb's files")
dbutils.widgets.text("catalog", "main", "Catalog of the tables")
dbutils.widgets.text("schema", "reelated", "Schema of the tables")
dbutils.widgets.text("min_rating", "6", "Films rated above this")
dbutils.widgets.text("min_votes", "500", "Films with more votes than this")
dbutils.widgets.text("title_types", "movie", "Title types, separated by commas")
dbutils.widgets.text("format", "delta", "Format of the tables")
dbutils.widgets.text("serve_to", "", "Folder for the films' lines of IMDb's files")

# COMMAND ----------

# DBTITLE 1,What the parameters mean
import gzip
import json
import os
import re
import shutil

from pyspark.errors import AnalysisException
from pyspark.sql.types import StringType, StructField, StructType

files = dbutils.widgets.get("files").rstrip("/")
table_format = dbutils.widgets.get("format")
serve_to = dbutils.widgets.get("serve_to").rstrip("/")
title_types = [name.strip() for name in dbutils.widgets.get("title_types").split(",")]


def name_literal(name):
    return "`" + name.replace("`", "``") + "`"


def text_literal(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def texts_literal(texts):
    return f"CAST(array({', '.join(map(text_literal, texts))}) AS ARRAY<STRING>)"


schema = ".".join(name_literal(dbutils.widgets.get(name)) for name in ("catalog", "schema"))
# to create one takes a privilege that a schema which is there does not
if not spark.catalog.databaseExists(schema):
    spark.sql(f"CREATE SCHEMA {schema}")

# the default of serverless compute and of recent runtimes
spark.conf.set("spark.sql.ansi.enabled", "true")

# COMMAND ----------

# DBTITLE 1,Constants
# BEGIN CONSTANTS: node scripts/databricks.ts writes them
DATASETS = {
    "title.basics": ["tconst", "titleType", "primaryTitle", "originalTitle", "startYear", "runtimeMinutes", "genres"],
    "title.ratings": ["tconst", "averageRating", "numVotes"],
    "title.principals": ["tconst", "ordering", "nconst", "category", "job", "characters"],
    "name.basics": ["nconst", "primaryName", "birthYear", "deathYear", "primaryProfession"],
    "title.akas": ["titleId", "title", "language", "isOriginalTitle"],
}
OPTIONAL_DATASETS = ["title.akas"]
CAST_CATEGORIES = ["actor", "actress", "self"]
LEAST_RATING = -1
FEW = 3
USED_COLUMNS = ["genres", "averageRating"]
# END CONSTANTS

# COMMAND ----------

# DBTITLE 1,Variables that the statements read
variables = {
    "min_rating": ("DOUBLE", repr(float(dbutils.widgets.get("min_rating")))),
    # every rating: titles that are not rated well enough to be films are evidence of taste
    "least_rating": ("DOUBLE", repr(LEAST_RATING)),
    "min_votes": ("BIGINT", str(int(dbutils.widgets.get("min_votes")))),
    "title_types": ("ARRAY<STRING>", texts_literal(title_types)),
    "cast_categories": ("ARRAY<STRING>", texts_literal(CAST_CATEGORIES)),
}
for name, (kind, value) in variables.items():
    spark.sql(f"DECLARE OR REPLACE VARIABLE {name} {kind} = {value}")

# COMMAND ----------

# DBTITLE 1,IMDb's files as views: tab-separated, without quoting, \N for null, all text
def path_of(dataset):
    return f"{files}/{dataset}.tsv.gz"


def header_of(dataset):
    """The names of a file's columns; None if there is no such file."""
    try:
        return spark.read.text(path_of(dataset)).first()[0].split("\t")
    except AnalysisException as error:
        if "PATH_NOT_FOUND" in str(error) and dataset in OPTIONAL_DATASETS:
            return None
        raise


def lines_of(dataset, header):
    """A file's lines; `damaged` is the whole line if its number of fields is wrong."""
    names = [*header, "damaged"]
    columns = StructType([StructField(name, StringType()) for name in names])
    return spark.read.csv(
        path_of(dataset),
        schema=columns,
        sep="\t",
        quote="",
        escape="",
        header=True,
        nullValue="\\N",
        encoding="UTF-8",
        mode="PERMISSIVE",
        columnNameOfCorruptRecord="damaged",
    )


headers = {dataset: header_of(dataset) for dataset in DATASETS}
for dataset, needed in DATASETS.items():
    header = headers[dataset]
    missing = [name for name in needed if name not in (header or needed)]
    if missing:
        raise ValueError(f"{path_of(dataset)}: the header lacks {', '.join(missing)}")
    if header is None:
        nothing = StructType([StructField(name, StringType()) for name in [*needed, "damaged"]])
        lines = spark.createDataFrame([], nothing)
    else:
        lines = lines_of(dataset, header)
    lines.createOrReplaceTempView(dataset.replace(".", "_"))

# COMMAND ----------

# DBTITLE 1,How a statement is run
kept = []


def write_table(name, rows):
    """Writes a table, and returns its full name."""
    table = f"{schema}.{name_literal(name)}"
    writer = rows.write.format(table_format).mode("overwrite")
    writer.option("overwriteSchema", "true").saveAsTable(table)
    return table


def run(statement):
    """Runs a statement to its end; serverless compute has no cache, so a table takes its place."""
    cached = re.search(r"^CACHE TABLE (\w+) AS$", statement, re.MULTILINE)
    if cached is None:
        return spark.sql(statement).collect()
    table = write_table(f"reelated_{cached[1]}", spark.sql(statement[cached.end() :]))
    kept.append(table)
    spark.table(table).createOrReplaceTempView(cached[1])
    return []


def save(name):
    """Writes a view as a table, which then has its name: what follows does not compute it again."""
    table = write_table(name, spark.table(name))
    spark.table(table).createOrReplaceTempView(name)
    print(f"{table}: {spark.table(table).count()} rows")


# COMMAND ----------

# BEGIN STATEMENTS: node scripts/databricks.ts writes them

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/rated-titles.sql
run(r"""
CACHE TABLE rated_titles AS
SELECT
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.ratings', damaged))
    WHEN tconst IS NULL
      THEN raise_error('source-fault\ttitle.ratings\ttconst\t\\N\tan id such as tt0111161')
    ELSE tconst
  END AS tconst,
  CASE
    WHEN averageRating IS NULL OR averageRating RLIKE '^([0-9](\\.[0-9]+)?|10(\\.0+)?)\\z'
      THEN CAST(averageRating AS DECIMAL(4, 2))
    ELSE raise_error(concat_ws(
      '\t', 'source-fault', 'title.ratings', 'averageRating', averageRating, 'a number from 0 to 10'
    ))
  END AS rating,
  CASE
    WHEN length(averageRating) > 4 AND NOT averageRating RLIKE '^[0-9]+\\.[0-9]{2}0*\\z'
      AND NOT averageRating RLIKE '^10\\.0+\\z'
      THEN averageRating
  END AS odd_rating,
  CASE
    WHEN numVotes IS NULL OR numVotes RLIKE '^[0-9]{1,9}(\\.0+)?\\z'
      THEN CAST(CAST(numVotes AS DOUBLE) AS INT)
    WHEN numVotes RLIKE '^[0-9]+(\\.0+)?\\z'
      THEN raise_error(concat_ws(
        '\t', 'source-fault', 'title.ratings', 'numVotes', numVotes, 'at most 999999999'
      ))
    ELSE raise_error(concat_ws(
      '\t', 'source-fault', 'title.ratings', 'numVotes', numVotes, 'a whole number'
    ))
  END AS vote_count,
  copies
FROM (SELECT *, count(*) AS copies FROM title_ratings GROUP BY ALL)
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/candidate-titles.sql
run(r"""
CACHE TABLE candidate_titles AS
SELECT
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.basics', damaged))
    ELSE tconst
  END AS tconst,
  titleType, primaryTitle, originalTitle, startYear, runtimeMinutes, genres, rating, odd_rating,
  vote_count, rating <= min_rating AS in_ring, copies
FROM (
  SELECT title_basics.*, count(*) AS copies
  FROM title_basics
  LEFT SEMI JOIN rated_titles
    ON title_basics.tconst = rated_titles.tconst AND rating > least_rating AND vote_count > min_votes
  GROUP BY ALL
)
JOIN (SELECT tconst, rating, odd_rating, vote_count FROM rated_titles) USING (tconst)
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/typed-titles.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW typed_titles AS
SELECT
  tconst,
  CASE WHEN tconst RLIKE '^tt[0-9]+\\z' THEN try_cast(substring(tconst, 3) AS INT) END AS film_id,
  coalesce(primaryTitle, originalTitle) AS title,
  originalTitle AS original_title,
  CASE WHEN startYear RLIKE '^[0-9]{4}(\\.0+)?\\z' THEN CAST(CAST(startYear AS DOUBLE) AS INT) END
    AS start_year,
  startYear AS given_year,
  CASE WHEN start_year IS NULL THEN startYear END AS odd_year,
  CASE
    WHEN runtimeMinutes RLIKE '^[0-9]{1,6}(\\.0+)?\\z'
      THEN CAST(CAST(runtimeMinutes AS DOUBLE) AS INT)
  END AS duration,
  runtimeMinutes AS given_duration,
  CASE WHEN duration IS NULL THEN runtimeMinutes END AS odd_duration,
  array_distinct(filter(slice(split(genres, ',', -1), 1, 100), genre -> genre <> ''))
    AS given_genres,
  slice(
    filter(
      given_genres,
      genre -> octet_length(genre) <= 60
        AND lower(genre) NOT IN ('null', '__hive_default_partition__')
        AND NOT genre RLIKE '[\\x00-\\x1f\\x7f]'
    ),
    1,
    20
  ) AS usable_genres,
  get(filter(given_genres, genre -> NOT array_contains(usable_genres, genre)), 0) AS odd_genre,
  rating,
  odd_rating,
  vote_count,
  in_ring
FROM candidate_titles
WHERE array_contains(title_types, titleType)
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/known/known-titles.sql
run(r"""
CACHE TABLE known_titles AS
SELECT *
FROM typed_titles
WHERE size(usable_genres) > 0 AND title IS NOT NULL
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/filtered-titles.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW filtered_titles AS
SELECT *
FROM known_titles
WHERE NOT in_ring
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/known/known-principals.sql
run(r"""
CACHE TABLE known_principals AS
SELECT
  film_id,
  in_ring,
  nconst,
  CASE WHEN film_id IS NULL THEN coalesce(tconst, '\\N') END AS odd_tconst,
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.principals', damaged))
    WHEN film_id IS NULL THEN NULL
    WHEN `ordering` IS NULL OR `ordering` RLIKE '^-?[0-9]{1,9}(\\.0+)?\\z'
      THEN CAST(CAST(`ordering` AS DOUBLE) AS INT)
    ELSE raise_error(concat_ws(
      '\t', 'source-fault', 'title.principals', 'ordering', `ordering`, 'a whole number'
    ))
  END AS ordering,
  category,
  job,
  characters,
  CASE
    -- Spark reads the first value of a text and ignores what follows
    WHEN trim(characters) LIKE '[%]'
      AND NOT contains(left(trim(characters), length(trim(characters)) - 2), '"]')
      THEN from_json(
        characters,
        'ARRAY<STRING>',
        map('allowSingleQuotes', 'false', 'allowNumericLeadingZeros', 'false')
      )
  END AS character_names,
  copies
FROM (
  SELECT title_principals.*, film_id, in_ring, count(*) AS copies
  FROM title_principals
  LEFT JOIN known_titles USING (tconst)
  WHERE film_id IS NOT NULL OR NOT coalesce(tconst RLIKE '^tt[0-9]+\\z', false)
  GROUP BY ALL
)
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/filtered-principals.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW filtered_principals AS
SELECT *
FROM known_principals
WHERE NOT in_ring
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/filtered-people.sql
run(r"""
CACHE TABLE filtered_people AS
SELECT
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'name.basics', damaged))
    ELSE nconst
  END AS nconst,
  CASE WHEN nconst RLIKE '^nm[0-9]+\\z' THEN try_cast(substring(nconst, 3) AS INT) END AS person_id,
  primaryName AS name,
  CASE WHEN birthYear RLIKE '^[0-9]{1,4}(\\.0+)?\\z' THEN CAST(CAST(birthYear AS DOUBLE) AS INT) END
    AS birth_year,
  birthYear AS given_birth_year,
  CASE WHEN birth_year IS NULL THEN birthYear END AS odd_birth_year,
  CASE WHEN deathYear RLIKE '^[0-9]{1,4}(\\.0+)?\\z' THEN CAST(CAST(deathYear AS DOUBLE) AS INT) END
    AS death_year,
  deathYear AS given_death_year,
  CASE WHEN death_year IS NULL THEN deathYear END AS odd_death_year,
  coalesce(split(primaryProfession, ',', -1), array()) AS professions,
  copies
FROM (
  SELECT name_basics.*, count(*) AS copies
  FROM name_basics
  LEFT SEMI JOIN filtered_principals USING (nconst)
  WHERE primaryName IS NOT NULL OR damaged IS NOT NULL
  GROUP BY ALL
)
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/filtered-akas.sql
run(r"""
CACHE TABLE filtered_akas AS
SELECT
  film_id,
  CASE WHEN film_id IS NULL THEN coalesce(titleId, '\\N') END AS odd_id,
  CASE
    WHEN damaged IS NOT NULL
      THEN raise_error(concat_ws('\t', 'source-fields', 'title.akas', damaged))
    ELSE title_akas.title
  END AS title,
  language,
  isOriginalTitle = '1' AS is_original
FROM title_akas
LEFT JOIN known_titles ON known_titles.tconst = title_akas.titleId
WHERE film_id IS NOT NULL OR NOT coalesce(titleId RLIKE '^tt[0-9]+\\z', false)
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/film-languages.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW film_languages AS
SELECT
  film_id,
  coalesce(
    min(language) FILTER (WHERE is_original),
    CASE WHEN count(DISTINCT language) = 1 THEN min(language) END
  ) AS language,
  CASE WHEN bool_or(is_original) THEN 'imdb' ELSE 'inferred' END AS source
FROM filtered_akas
JOIN known_titles USING (film_id)
WHERE language IS NOT NULL AND (is_original OR filtered_akas.title = original_title)
GROUP BY film_id
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/source-faults.sql
run(r"""
WITH keys AS (
  SELECT 1 AS step, 'title.ratings' AS dataset, 'tconst' AS column_name, tconst AS id
  FROM rated_titles
  UNION ALL
  SELECT 2, 'title.basics', 'tconst', tconst
  FROM candidate_titles
  UNION ALL
  SELECT 3, 'name.basics', 'nconst', nconst
  FROM filtered_people
),
faults AS (
  SELECT
    2 AS step, 'title.basics' AS dataset, 'tconst' AS column_name, 'invalid' AS fault,
    tconst AS id, tconst AS other_id
  FROM filtered_titles
  WHERE film_id IS NULL
  UNION ALL
  SELECT 3, 'name.basics', 'nconst', 'invalid', nconst, nconst
  FROM filtered_people
  WHERE person_id IS NULL
  UNION ALL
  SELECT step, dataset, column_name, 'duplicate', min(id), max(id)
  FROM keys
  GROUP BY step, dataset, column_name, substring(id, 1, 2), ltrim('0', substring(id, 3))
  HAVING count(*) > 1
)
SELECT raise_error(concat_ws('\t', 'source-key', dataset, column_name, fault, id, other_id))
FROM (
  SELECT *
  FROM faults
  ORDER BY step, dataset, column_name, fault, id, other_id
  LIMIT 1
)
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/title-types.sql
run(r"""
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
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/filter/mended-characters.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW mended_characters AS
WITH odd AS (
  SELECT DISTINCT characters AS written
  FROM filtered_principals
  WHERE characters IS NOT NULL AND character_names IS NULL
),
unquoted AS (
  SELECT
    written,
    CASE
      WHEN length(written) > 1 AND startswith(written, '"') AND endswith(written, '"')
        AND NOT contains(replace(substring(written, 2, length(written) - 2), '""', ''), '"')
        THEN trim(replace(substring(written, 2, length(written) - 2), '""', '"'))
      ELSE trim(written)
    END AS field
  FROM odd
),
marked AS (
  SELECT
    written,
    replace(
      replace(regexp_replace(field, ',\\s*\\]$', ']'), '\\\\', chr(1)), '\\"', chr(2)
    ) AS field
  FROM unquoted
  WHERE field NOT IN ('', '\\N', 'null')
),
shaped AS (
  SELECT
    written,
    CASE
      WHEN length(field) >= 4 AND startswith(field, '["') AND endswith(field, '"]')
        AND NOT contains(substring(field, 3, length(field) - 4), '"]')
        AND NOT contains(substring(field, 3, length(field) - 4), '["')
        THEN '["' || array_join(
          transform(
            split(replace(substring(field, 3, length(field) - 4), '", "', '","'), '","', -1),
            name -> replace(name, '"', '\\"')
          ),
          '","'
        ) || '"]'
      WHEN field RLIKE '^\\[\'[^\'"\\x01\\x02]*\'(, ?\'[^\'"\\x01\\x02]*\')*\\]\\z'
        THEN replace(field, '\'', '"')
      WHEN NOT field RLIKE '^[\\[{]|[\\\\\\x01\\x02]' AND contains(field, '[') = contains(field, ']')
        THEN '["' || replace(field, '"', '\\"') || '"]'
    END AS list
  FROM marked
),
lists AS (
  SELECT written, replace(replace(list, chr(2), '\\"'), chr(1), '\\\\') AS list
  FROM shaped
)
SELECT
  written,
  from_json(
    list,
    'ARRAY<STRING>',
    map('allowSingleQuotes', 'false', 'allowNumericLeadingZeros', 'false')
  ) AS names
FROM lists
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/films.sql
run(r"""
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
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/film-languages.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW known_languages AS
SELECT film_id, language, source
FROM film_languages
LEFT SEMI JOIN filtered_titles USING (film_id)
WHERE language IS NOT NULL
ORDER BY film_id
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/people.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW people AS
SELECT person_id, name, birth_year, death_year, professions
FROM filtered_people
ORDER BY person_id
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/credits.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW credits AS
SELECT film_id, person_id, ordering, category, job, read_names AS characters
FROM (
  SELECT *, coalesce(character_names, names) AS read_names
  FROM filtered_principals
  JOIN filtered_people USING (nconst)
  LEFT JOIN mended_characters ON character_names IS NULL AND written = characters
)
ORDER BY
  film_id NULLS LAST,
  ordering NULLS LAST,
  person_id NULLS LAST,
  category NULLS LAST,
  job NULLS LAST,
  characters NULLS LAST
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/alternate-titles.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW alternate_titles AS
SELECT DISTINCT film_id, filtered_akas.title
FROM filtered_akas
JOIN filtered_titles USING (film_id)
WHERE filtered_akas.title <> filtered_titles.title
  AND filtered_akas.title IS DISTINCT FROM filtered_titles.original_title
ORDER BY film_id, title
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/known/ring-films.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW ring_films AS
WITH ring_credits AS (
  SELECT
    film_id,
    ordering,
    category,
    character_names,
    CASE WHEN nconst RLIKE '^nm[0-9]+\\z' THEN try_cast(substring(nconst, 3) AS INT) END AS person_id
  FROM known_principals
  WHERE in_ring
),
credit_lists AS (
  SELECT
    film_id,
    sort_array(collect_list(person_id)) AS person_ids,
    sort_array(collect_list(person_id) FILTER (WHERE category = 'director')) AS director_ids,
    sort_array(collect_list(person_id) FILTER (WHERE category = 'writer')) AS writer_ids,
    sort_array(collect_list(person_id) FILTER (WHERE category = 'composer')) AS composer_ids,
    sort_array(
      collect_list(struct(ordering IS NULL, ordering, person_id))
        FILTER (WHERE array_contains(cast_categories, category))
    ) AS actors,
    sort_array(
      array_distinct(filter(flatten(collect_list(character_names)), name -> name IS NOT NULL))
    ) AS characters
  FROM ring_credits
  WHERE person_id IS NOT NULL
  GROUP BY film_id
)
SELECT
  film_id,
  title,
  original_title,
  make_date(start_year, 1, 1) AS year,
  usable_genres AS genres,
  rating,
  vote_count,
  language,
  coalesce(person_ids, array()) AS person_ids,
  coalesce(director_ids, array()) AS director_ids,
  coalesce(writer_ids, array()) AS writer_ids,
  coalesce(composer_ids, array()) AS composer_ids,
  coalesce(transform(actors, actor -> actor.person_id), array()) AS actor_ids,
  coalesce(characters, array()) AS characters
FROM known_titles
LEFT JOIN credit_lists USING (film_id)
LEFT JOIN film_languages USING (film_id)
WHERE in_ring AND film_id IS NOT NULL
ORDER BY film_id
""")

# COMMAND ----------

# DBTITLE 1,src/films/spark/film-counts.sql
counts = run(r"""
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
""")

# COMMAND ----------

# END STATEMENTS

# COMMAND ----------

# DBTITLE 1,Values of the files that cannot be read
report = json.loads(counts[0][0])
for column in report["columns"]:
    given, odd = column["given"], column["odd"]
    message = "{dataset}: {odd} of {given} values of {column} cannot be read".format(**column)
    if FEW <= given <= odd and column["column"] not in USED_COLUMNS:
        raise ValueError(f"{message}, such as {column['example']}")
    if odd > 0:
        print(message)
for dataset, copies in report["repeated"].items():
    if copies > 0:
        print(f"{dataset}: {copies} lines are there several times")

# COMMAND ----------

# DBTITLE 1,The tables
for name in ("films", "people", "credits", "alternate_titles", "ring_films"):
    save(name)

# COMMAND ----------

# BEGIN GENRES: node scripts/databricks.ts writes it

# COMMAND ----------

# DBTITLE 1,src/films/spark/genres.sql
run(r"""
CREATE OR REPLACE TEMPORARY VIEW genres AS
WITH listed AS (
  SELECT *, explode(genres) AS genre
  FROM films
),
common AS (
  SELECT genre
  FROM listed
  GROUP BY genre
  ORDER BY count(*) DESC, genre
  LIMIT 200
)
SELECT *
FROM listed
WHERE genre IN (SELECT genre FROM common)
ORDER BY genre, film_id
""")

# COMMAND ----------

# END GENRES

# COMMAND ----------

save("genres")

# COMMAND ----------

# DBTITLE 1,The lines of IMDb's files that are about the films, for a machine that serves them
def write_lines(dataset, condition):
    """Writes the lines that a condition selects as a file in IMDb's format."""
    header = headers[dataset]
    if header is None:
        return
    fields = [f"coalesce({name_literal(name)}, '\\\\N')" for name in header]
    lines = spark.sql(
        f"SELECT concat_ws('\\t', {', '.join(fields)}) AS line "
        f"FROM {dataset.replace('.', '_')} AS lines WHERE {condition}"
    )
    folder = f"{serve_to}/.{dataset}"
    lines.coalesce(1).write.mode("overwrite").option("compression", "gzip").text(folder)
    part = next(name for name in os.listdir(folder) if name.endswith(".gz"))
    with open(f"{serve_to}/{dataset}.tsv.gz", "wb") as file:
        # gzip may have several members, one after the other
        file.write(gzip.compress(("\t".join(header) + "\n").encode()))
        with open(f"{folder}/{part}", "rb") as members:
            shutil.copyfileobj(members, file)
    shutil.rmtree(folder)


if serve_to:
    os.makedirs(serve_to, exist_ok=True)
    known = "EXISTS (SELECT 1 FROM known_titles WHERE known_titles.tconst = lines.{})"
    write_lines("title.ratings", known.format("tconst"))
    write_lines("title.basics", known.format("tconst"))
    write_lines("title.principals", known.format("tconst"))
    write_lines("title.akas", known.format("titleId"))
    write_lines(
        "name.basics",
        "EXISTS (SELECT 1 FROM filtered_people WHERE filtered_people.nconst = lines.nconst)",
    )

# COMMAND ----------

# DBTITLE 1,What was kept in place of a cache
for table in kept:
    spark.sql(f"DROP TABLE IF EXISTS {table}")
