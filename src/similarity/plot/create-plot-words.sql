-- The words of the article about each film.
CREATE TEMP TABLE plot_words (film_id INTEGER, word VARCHAR)
