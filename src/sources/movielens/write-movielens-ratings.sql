-- The ratings, as they were read, to the parquet file $path.
COPY (FROM movielens_ratings) TO $path (FORMAT parquet)
