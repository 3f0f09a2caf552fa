-- How many films a term may have, of those that there are; each number once.
SELECT DISTINCT df FROM vocabulary ORDER BY df
