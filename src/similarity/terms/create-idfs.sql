-- The idf of terms by their document frequency.
CREATE TEMP TABLE idfs (df INTEGER, idf DOUBLE)
