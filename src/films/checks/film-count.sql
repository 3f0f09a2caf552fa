-- films: at least one title passes the filter of type, rating and votes
SELECT count(*) AS films FROM films HAVING count(*) = 0
