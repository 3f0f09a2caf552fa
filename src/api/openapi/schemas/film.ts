import { Type } from 'typebox';
import { nullable, strings } from './values.ts';

/** The example that the documentation shows throughout. */
export const EXAMPLE_FILM = {
  film_id: 120737,
  title: 'The Lord of the Rings: The Fellowship of the Ring',
  year: '2001-01-01',
  duration: 178,
  genres: ['Action', 'Adventure', 'Drama'],
  rating: 8.9,
  vote_count: 2000000,
  persons: ['Elijah Wood', 'Ian McKellen', 'Orlando Bloom', 'Peter Jackson'],
  original_title: 'The Lord of the Rings: The Fellowship of the Ring',
  language: 'en',
};

export const filmFields = {
  film_id: Type.Integer({ description: 'IMDb’s title id without its `tt`.' }),
  title: Type.String(),
  year: nullable<string>('string', {
    format: 'date',
    description: '1 January of the year of release.',
  }),
  duration: nullable<number>('integer', { description: 'Minutes.' }),
  genres: strings(),
  rating: Type.Number({ description: 'IMDb’s rating, out of 10.' }),
  vote_count: Type.Integer(),
  persons: strings('Names, in the order of the credits.'),
  original_title: nullable<string>('string'),
  language: nullable<string>('string', { description: 'ISO 639; null when unknown.' }),
};

export const FilmSchema = Type.Object(filmFields, {
  title: 'Film',
  description: 'A film.',
  examples: [EXAMPLE_FILM],
});

export const FilmParamsSchema = Type.Object({
  film_id: Type.String({
    pattern: '^(tt)?[0-9]{1,9}$',
    description: 'The digits of IMDb’s title id, with or without `tt`.',
    examples: ['120737', 'tt0120737'],
  }),
});
