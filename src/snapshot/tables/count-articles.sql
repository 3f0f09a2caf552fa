UPDATE dataset
SET counts = json_merge_patch(
  counts,
  json_object('articles', (SELECT count(*) FROM articles))
)
