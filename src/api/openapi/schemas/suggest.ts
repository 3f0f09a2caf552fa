import { Type } from '../type.ts';
import { nullable, strings } from './values.ts';

export const SUGGEST_LIMIT = 10;

export const SuggestQuerySchema = Type.Object(
  {
    q: Type.String({
      minLength: 1,
      maxLength: 10_000,
      description:
        'The text typed so far: words of a title or name in any order, the last of which may be incomplete. Case, accents, punctuation and a few typos are ignored; numbers may be words, digits or Roman numerals. A year after the title ranks films of that year first. An IMDb id, or the URL of a film or person on IMDb, or of a film on Letterboxd, Wikipedia, Wikidata or TMDb, finds what it names. Only the first 100 characters of other texts count.',
      examples: ['lord of the ri', 'matirx', 'godfather 2', 'alien 1979', 'tt0078748'],
    }),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 50,
        description: `The number of suggestions; ${SUGGEST_LIMIT} by default.`,
        examples: [SUGGEST_LIMIT],
      }),
    ),
  },
  { additionalProperties: false },
);

const FilmSuggestionSchema = Type.Object(
  {
    kind: Type.Literal('film'),
    film_id: Type.Integer(),
    title: Type.String(),
    year: nullable<number>('integer'),
    rating: Type.Number(),
    vote_count: Type.Integer(),
    matched_by: nullable<string>('string', {
      description: 'The original or alternate title that matched; null if it was the main one.',
    }),
  },
  { title: 'FilmSuggestion' },
);

const PersonSuggestionSchema = Type.Object(
  {
    kind: Type.Literal('person'),
    person_id: Type.Integer(),
    name: Type.String(),
    birth_year: nullable<number>('integer'),
    death_year: nullable<number>('integer'),
    films: Type.Integer({ description: 'The number of films they worked on.' }),
    known_for: strings('The titles of up to three of their most popular films.'),
    matched_by: Type.Null(),
  },
  { title: 'PersonSuggestion' },
);

export const SuggestionsSchema = Type.Array(
  Type.Union([FilmSuggestionSchema, PersonSuggestionSchema]),
  {
    description:
      'Best matches first: titles and names equal to the text, those that begin with it, those that contain its words, then those with typos. Within each, matches by main title, original title or name come before those by an alternate title, then the more popular ones. When nothing matches all of the text, the nearest titles and names are listed. Each film is listed once, with the title that matches best.',
    examples: [
      [
        {
          kind: 'film',
          film_id: 133093,
          title: 'The Matrix',
          year: 1999,
          rating: 8.7,
          vote_count: 2100000,
          matched_by: null,
        },
        {
          kind: 'film',
          film_id: 68646,
          title: 'The Godfather',
          year: 1972,
          rating: 9.2,
          vote_count: 2100000,
          matched_by: 'Der Pate',
        },
        {
          kind: 'person',
          person_id: 206,
          name: 'Keanu Reeves',
          birth_year: 1964,
          death_year: null,
          films: 3,
          known_for: ['The Matrix', 'Speed', 'John Wick'],
          matched_by: null,
        },
      ],
    ],
  },
);
