-- Whether anything but IMDb's id may name a film on other sites.
SELECT
  (EXISTS (FROM film_facts) OR EXISTS (FROM articles))::INTEGER AS has_links;
