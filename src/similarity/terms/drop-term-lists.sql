-- Their terms are in term_counts.
DROP TABLE term_lists
