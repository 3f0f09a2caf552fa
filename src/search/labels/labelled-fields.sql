-- The fields with terms that have a label.
SELECT DISTINCT field FROM term_labels
