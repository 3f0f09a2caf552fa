import { Type } from 'typebox';
import { nullable, strings } from './values.ts';

export const SUGGEST_LIMIT = 10;

export const SuggestQuerySchema = Type.Object(
  {
    q: Type.String({
      minLength: 1,
      maxLength: 100,
      description:
        'What has been typed so far: words of a title or name in any order, the last one unfinished. Case, accents, punctuation and a few wrong letters do not matter.',
      examples: ['lord of the ri', 'matirx', 'der pate'],
    }),
    limit: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 50,
        description: `How many suggestions; ${SUGGEST_LIMIT} when absent.`,
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
      description:
        'The other title by which it was found, its original one or an alternate one; null: by its own.',
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
    films: Type.Integer({ description: 'In how many films they had a part.' }),
    known_for: strings('The titles of the best known of these, at most three.'),
    matched_by: Type.Null(),
  },
  { title: 'PersonSuggestion' },
);

export const SuggestionsSchema = Type.Array(
  Type.Union([FilmSuggestionSchema, PersonSuggestionSchema]),
  {
    description:
      'The best fit first: titles and names that are what was typed, that begin so, that hold its words, then those with letters wrong. Of equals those found by their own title, original title or name come before those found by an alternate title, and then the best known. A film stands there once, with the title that fits best.',
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
