-- The idf of a term that df films have.
CREATE TEMP TABLE idfs (df INTEGER, idf DOUBLE)
