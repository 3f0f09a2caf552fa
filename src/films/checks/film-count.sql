-- films: at least one title is a film, by the wanted types, rating and votes
SELECT count(*) AS films FROM read_parquet($films) HAVING count(*) = 0
