-- The labels of the terms whose fields and texts are given side by side, in no order.
SELECT field, term, label
FROM term_labels
JOIN (SELECT unnest($fields::VARCHAR[]) AS field, unnest($terms::VARCHAR[]) AS term)
USING (field, term)
