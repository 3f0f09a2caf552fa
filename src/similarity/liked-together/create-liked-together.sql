-- Films that are liked together: the numbers of a film and of another, and how closely.
CREATE TEMP TABLE liked_together (film_id INTEGER, other_id INTEGER, weight DOUBLE)
