-- The films with values that JSON knows: years as YYYY-MM-DD, ratings as plain numbers.
CREATE OR REPLACE TEMP VIEW plain_films AS
SELECT * REPLACE (strftime(year, '%Y-%m-%d') AS year, rating::DOUBLE AS rating)
FROM films;
