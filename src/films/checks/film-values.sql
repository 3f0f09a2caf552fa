-- films: a title, at least one genre, a rating from 0 to 10, votes, and lists without null
SELECT film_id
FROM films
WHERE title IS NULL
  OR len(genres) IS NULL OR len(genres) = 0
  OR rating IS NULL OR rating NOT BETWEEN 0 AND 10
  OR vote_count IS NULL OR vote_count < 0
  OR persons IS NULL OR list_contains(list_transform(persons, lambda name: name IS NULL), true)
  OR countries IS NULL OR list_contains(list_transform(countries, lambda name: name IS NULL), true)
  OR styles IS NULL OR list_contains(list_transform(styles, lambda name: name IS NULL), true)
