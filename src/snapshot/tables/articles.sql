-- The Wikipedia article about a film: the end of its URL.
CREATE TABLE articles (film_id INTEGER, article VARCHAR)
