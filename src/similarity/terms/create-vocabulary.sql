-- Every term of term_counts with the number of films that have it.
CREATE TEMP TABLE vocabulary AS
SELECT field, term, count(*)::INTEGER AS df
FROM term_counts
GROUP BY field, term
