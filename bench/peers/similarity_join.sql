-- Every film's nearest 100 by one statement of Spark SQL, with what pruning a join allows.
-- terms: as FilmTerms writes them; factors (field, factor); last_film: for the films up to this one.
--
-- A film's terms are taken in the order of what they can contribute at most, the least first, as long
-- as their sum stays below the film's 100th best score by rare terms alone: only the others must be
-- shared by a film that is nearer. Candidates by those are then scored with all terms.
WITH weights AS (
  SELECT film_id, field, term, weight * factor AS weight
  FROM terms
  JOIN factors USING (field)
  WHERE weight > 0
),
vectors AS (
  SELECT film_id, field, term, weight / norm AS weight
  FROM weights
  JOIN (SELECT film_id, sqrt(sum(weight * weight)) AS norm FROM weights GROUP BY film_id)
    USING (film_id)
),
vocabulary AS (
  SELECT field, term, count(*) AS df, max(weight) AS greatest
  FROM vectors
  GROUP BY field, term
),
rows_asked AS (
  SELECT vectors.*, df, greatest
  FROM vectors
  JOIN vocabulary USING (field, term)
  WHERE film_id <= last_film
),
by_rare_terms AS (
  SELECT one.film_id, other.film_id AS other_id, sum(one.weight * other.weight) AS similarity
  FROM rows_asked AS one
  JOIN vectors AS other USING (field, term)
  WHERE one.df <= 1000 AND one.film_id <> other.film_id
  GROUP BY one.film_id, other.film_id
),
floors AS (
  SELECT film_id, min(similarity) AS least
  FROM (
    SELECT film_id, similarity,
      row_number() OVER (PARTITION BY film_id ORDER BY similarity DESC) AS place
    FROM by_rare_terms
  )
  WHERE place <= 100
  GROUP BY film_id
  HAVING count(*) = 100
),
telling AS (
  SELECT *
  FROM (
    SELECT rows_asked.*, coalesce(least, 0) AS least,
      sum(weight * greatest) OVER (
        PARTITION BY film_id ORDER BY weight * greatest, field, term ROWS UNBOUNDED PRECEDING
      ) AS reach
    FROM rows_asked
    LEFT JOIN floors USING (film_id)
  )
  WHERE reach >= least
),
candidates AS (
  SELECT DISTINCT one.film_id, other.film_id AS other_id
  FROM telling AS one
  JOIN vectors AS other USING (field, term)
  WHERE one.film_id <> other.film_id
),
scores AS (
  SELECT candidates.film_id, other_id, sum(one.weight * other.weight) AS similarity
  FROM candidates
  JOIN rows_asked AS one ON one.film_id = candidates.film_id
  JOIN vectors AS other
    ON other.film_id = other_id AND other.field = one.field AND other.term = one.term
  GROUP BY candidates.film_id, other_id
)
SELECT film_id, other_id, similarity
FROM (
  SELECT *, row_number() OVER (PARTITION BY film_id ORDER BY similarity DESC, other_id) AS place
  FROM scores
)
WHERE place <= 100
