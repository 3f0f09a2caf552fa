"""The similarities of pairs of films by Spark ML itself, to hold ours against.

    spark-submit --master local[2] spark_ml_reference.py TERMS PAIRS

TERMS: lines of JSON, {"film_id": …, "terms": ["title:star", …]}, a term as often as the film has
it. PAIRS: parquet, film_id, other_id, similarity. CountVectorizer, IDF and Normalizer with nothing
but their defaults, and the dot product of the vectors. Prints a line of JSON.
"""

import json
import sys

from pyspark.ml.feature import IDF, CountVectorizer, Normalizer
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

terms, pairs = sys.argv[1:]
spark = SparkSession.builder.getOrCreate()

films = spark.read.schema("film_id int, terms array<string>").json(terms)
counted = CountVectorizer(inputCol="terms", outputCol="counts", vocabSize=1 << 24).fit(films)
counts = counted.transform(films)
weighted = IDF(inputCol="counts", outputCol="weights").fit(counts).transform(counts)
vectors = Normalizer(inputCol="weights", outputCol="vector").transform(weighted)
vectors = vectors.select("film_id", "vector").cache()

dot = f.udf(lambda one, other: float(one.dot(other)), "double")
compared = (
    spark.read.parquet(pairs)
    .join(vectors.withColumnRenamed("vector", "one"), "film_id")
    .join(
        vectors.select(f.col("film_id").alias("other_id"), f.col("vector").alias("other")),
        "other_id",
    )
    .select(f.abs(dot("one", "other") - f.col("similarity")).alias("difference"))
)
row = compared.agg(f.count("*").alias("pairs"), f.max("difference").alias("greatest")).first()
print(json.dumps({"pairs": row["pairs"], "greatest_difference": row["greatest"],
                  "films": films.count(), "terms": len(counted.vocabulary)}))
spark.stop()
