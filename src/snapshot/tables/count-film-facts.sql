UPDATE dataset
SET counts = json_merge_patch(
  counts,
  json_object('film_facts', (SELECT count(*) FROM film_facts))
)
