-- Every film's terms before they are weighted; field is a position in the list of fields, from 0.
CREATE TEMP TABLE term_counts (film_id INTEGER, field INTEGER, term VARCHAR, tf DOUBLE)
