"""The old system's preparation of the films, rewritten: filter, join, collect, write parquet.

    spark-submit --master local[2] prep_films_pyspark.py DATASETS FILMS

As the old system did, it reads the gzip files, which Spark cannot split, joins titles, ratings,
principals and names, and collects each film's names. Schemas are explicit, so that no file is read
twice, and the small side of every join is broadcast where Spark's statistics allow it.
"""

import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

SCHEMAS = {
    "title.ratings": "tconst string, averageRating decimal(4,2), numVotes int",
    "title.basics": "tconst string, titleType string, primaryTitle string, originalTitle string,"
    " isAdult string, startYear string, endYear string, runtimeMinutes string, genres string",
    "title.principals": "tconst string, ordering int, nconst string, category string, job string,"
    " characters string",
    "name.basics": "nconst string, primaryName string, birthYear string, deathYear string,"
    " primaryProfession string, knownForTitles string",
}

datasets, output = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()


def read(name):
    return spark.read.csv(
        f"{datasets}/{name}.tsv.gz",
        schema=SCHEMAS[name],
        sep="\t",
        header=True,
        quote="",
        escape="",
        nullValue="\\N",
    )


rated = read("title.ratings").where("averageRating > 6 and numVotes > 500")
films = (
    read("title.basics")
    .where("titleType = 'movie' and genres is not null")
    .join(f.broadcast(rated), "tconst")
    .select(
        "tconst",
        f.expr("cast(substring(tconst, 3) as int)").alias("film_id"),
        f.coalesce("primaryTitle", "originalTitle").alias("title"),
        f.expr("make_date(try_cast(startYear as int), 1, 1)").alias("year"),
        f.expr("try_cast(runtimeMinutes as int)").alias("duration"),
        f.split("genres", ",").alias("genres"),
        f.col("averageRating").alias("rating"),
        f.col("numVotes").alias("vote_count"),
        f.col("originalTitle").alias("original_title"),
    )
    .cache()
)
credits = (
    read("title.principals")
    .join(f.broadcast(films.select("tconst")), "tconst", "left_semi")
    .groupBy("tconst", "nconst")
    .agg(f.min("ordering").alias("ordering"))
)
people = read("name.basics").select("nconst", f.col("primaryName").alias("name"))
lists = (
    credits.join(people, "nconst")
    .where("name is not null")
    .groupBy("tconst")
    .agg(
        f.sort_array(
            f.collect_list(
                f.struct("ordering", f.expr("cast(substring(nconst, 3) as int)"), "name")
            )
        ).alias("billed")
    )
    .select("tconst", f.col("billed.name").alias("persons"))
)
films.join(lists, "tconst", "left").select(
    *["film_id", "title", "year", "duration", "genres", "rating", "vote_count"],
    f.coalesce("persons", f.array().cast("array<string>")).alias("persons"),
    "original_title",
).orderBy("film_id").write.mode("overwrite").parquet(output)
spark.stop()
