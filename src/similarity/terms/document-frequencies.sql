-- All document frequencies, each once.
SELECT DISTINCT df FROM vocabulary ORDER BY df
