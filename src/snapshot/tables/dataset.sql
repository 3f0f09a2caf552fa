CREATE TABLE dataset AS
SELECT
  $snapshot::VARCHAR AS snapshot,
  $built_at::TIMESTAMP AS built_at,
  $parameters::JSON AS parameters,
  $sources::JSON AS sources,
  json_object(
    'films', (SELECT count(*) FROM films),
    'people', (SELECT count(*) FROM people),
    'credits', (SELECT count(*) FROM credits),
    'alternate_titles', (SELECT count(*) FROM alternate_titles),
    'film_terms', (SELECT count(*) FROM film_terms),
    'films_cos_sim', (SELECT count(*) FROM films_cos_sim)
  ) AS counts,
  $licence::VARCHAR AS licence
