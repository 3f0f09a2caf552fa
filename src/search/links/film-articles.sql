-- The articles about films, in no order.
SELECT film_id, article FROM articles WHERE list_contains($ids::INTEGER[], film_id)
