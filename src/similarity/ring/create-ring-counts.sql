-- The terms of the ring's films, known to the films or not.
CREATE TEMP TABLE ring_counts (film_id INTEGER, field VARCHAR, term VARCHAR, tf DOUBLE)
