-- The numbers of the films, of the ring, or of both.
SELECT film_id AS number
FROM known_titles
WHERE list_contains($in_ring, in_ring) AND film_id IS NOT NULL
