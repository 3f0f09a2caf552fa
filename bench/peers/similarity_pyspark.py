"""The old system's similarity, rewritten: hashed tf-idf, a dot product for every pair of films.

    spark-submit --master local[2] similarity_pyspark.py FILMS CSFILMS COUNT

Words of the title, genres, rating and persons are each hashed (HashingTF), weighed (IDF), put
together and normalised; a Python function multiplies the vectors of every pair of the first COUNT
films, as a cross join, and the pairs are written to parquet.
"""

import sys

from pyspark.ml.feature import IDF, HashingTF, Normalizer, RegexTokenizer, VectorAssembler
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

source, output, count = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()

films = spark.read.parquet(source).select(
    "film_id", "title", "genres", "persons", f.array(f.col("rating").cast("string")).alias("ratings")
)
films = RegexTokenizer(inputCol="title", outputCol="words", pattern="\\W+").transform(films)
for column in ("words", "genres", "ratings", "persons"):
    hashed = HashingTF(inputCol=column, outputCol=f"{column}_tf").transform(films)
    films = IDF(inputCol=f"{column}_tf", outputCol=f"{column}_idf").fit(hashed).transform(hashed)
assembled = VectorAssembler(
    inputCols=[f"{column}_idf" for column in ("words", "genres", "ratings", "persons")],
    outputCol="weights",
).transform(films)
vectors = Normalizer(inputCol="weights", outputCol="vector").transform(assembled)
vectors = vectors.orderBy("film_id").limit(int(count)).select("film_id", "vector").cache()

dot = f.udf(lambda one, other: float(one.dot(other)), "double")
(
    vectors.alias("one")
    .crossJoin(vectors.alias("other"))
    .where("one.film_id < other.film_id")
    .select(
        f.col("one.film_id").alias("film_id"),
        f.col("other.film_id").alias("other_id"),
        dot("one.vector", "other.vector").alias("similarity"),
    )
    .write.mode("overwrite")
    .parquet(output)
)
spark.stop()
