-- The words of the article about each film: of its plot, or of its genre.
CREATE TEMP TABLE plot_words (film_id INTEGER, field VARCHAR, word VARCHAR)
