-- The names of languages that have no code here, the most frequent first.
SELECT label, count(*)::INTEGER AS films
FROM statements
WHERE property = 'P364' AND lower(label) NOT IN (SELECT unnest($language_names::VARCHAR[]))
GROUP BY label
ORDER BY films DESC, label
