-- The terms of all sources to the parquet file $path, for another engine.
COPY (SELECT film_id, field, term, weight FROM source_terms) TO $path (FORMAT parquet)
