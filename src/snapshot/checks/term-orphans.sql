-- film_terms: the film exists, and weights are finite and not negative
SELECT film_id, term
FROM film_terms
WHERE film_id NOT IN (SELECT film_id FROM films) OR NOT isfinite(weight) OR weight < 0
