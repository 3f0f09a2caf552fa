import { articleName } from './article-name.ts';

/** A kind of statement about a film that is asked for. */
export interface FilmProperty {
  /** Wikidata's id of the property, or `article`. */
  readonly id: string;
  readonly meaning: string;
  /** The field of similarity whose terms are its values, if films are compared by it. */
  readonly field?: string;
  /** The value in the form in which it is stored; undefined when it is of another kind. */
  readonly valueOf: (text: string) => string | undefined;
}

/** The property of the title of a film's article in the English Wikipedia; not one of Wikidata's. */
export const ARTICLE = 'article';
/** The property of the film's own item in Wikidata. */
export const ITEM = 'item';

const ARTICLES_URL = 'https://en.wikipedia.org/wiki/';

const item = (id: string, meaning: string, field?: string): FilmProperty => ({
  id,
  meaning,
  ...(field !== undefined && { field }),
  valueOf: (text) => (/^Q[1-9]\d{0,14}$/.test(text) ? text : undefined),
});
const identifier = (id: string, meaning: string, pattern: RegExp): FilmProperty => ({
  id,
  meaning,
  valueOf: (text) => (pattern.test(text) ? text : undefined),
});

/** What is asked about every film: https://www.wikidata.org/wiki/Property:P364 and so on. */
export const FILM_PROPERTIES: readonly FilmProperty[] = [
  item('P364', 'original language'),
  item('P495', 'country of origin', 'country'),
  item('P136', 'genre', 'style'),
  item('P921', 'main subject', 'subject'),
  item('P840', 'narrative location', 'place'),
  item('P144', 'based on', 'based_on'),
  item('P179', 'part of the series', 'series'),
  identifier('P4947', 'TMDb movie ID', /^[1-9]\d{0,11}$/),
  identifier('P6127', 'Letterboxd film ID', /^[a-z\d][\w-]{0,199}$/i),
  item(ITEM, 'the film itself in Wikidata'),
  {
    id: ARTICLE,
    meaning: 'article in the English Wikipedia',
    valueOf: (text) =>
      articleName(text.startsWith(ARTICLES_URL) ? text.slice(ARTICLES_URL.length) : text),
  },
];
