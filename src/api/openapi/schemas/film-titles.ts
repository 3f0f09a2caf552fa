import { Type } from '../type.ts';

const integers = (description: string) => Type.Array(Type.Integer(), { description });
const texts = (description: string) => Type.Array(Type.String(), { description });

const otherTitles = (description: string) =>
  Type.Object(
    {
      rows: integers('The film of each title, as its place in `film_ids`, from 0.'),
      titles: texts('The titles, in the same order.'),
    },
    { description },
  );

export const FilmTitlesQuerySchema = Type.Object(
  {
    alternate: Type.Optional(
      Type.Boolean({
        description: 'Whether to include the many alternate titles; true by default.',
        examples: [false],
      }),
    ),
    ring: Type.Optional(
      Type.Boolean({
        description:
          'Whether to include films that are rated too low for the collection: they count as evidence in `POST /film/for-you` and are never offered. `not_offered` says which they are. False by default.',
        examples: [true],
      }),
    ),
  },
  { additionalProperties: false },
);

export const FilmTitlesSchema = Type.Object(
  {
    film_ids: integers('The ids of all films, ascending.'),
    titles: texts('Their titles, in the same order, as in all other columns.'),
    years: integers('Their years of release; 0 when unknown.'),
    vote_counts: integers('Their numbers of votes.'),
    not_offered: integers(
      'With `ring=true`, the films that are rated too low for the collection, as their places in `film_ids`, from 0; else empty.',
    ),
    original_titles: otherTitles('Original titles that are not the title.'),
    alternate_titles: otherTitles(
      'Titles in other countries and languages, if the data has them, each once per film; empty with `alternate=false`.',
    ),
  },
  {
    title: 'FilmTitles',
    description: 'The titles of all films, as columns.',
    examples: [
      {
        film_ids: [78748, 133093],
        titles: ['Alien', 'The Matrix'],
        years: [1979, 1999],
        vote_counts: [990000, 2100000],
        not_offered: [],
        original_titles: { rows: [], titles: [] },
        alternate_titles: { rows: [0], titles: ['Alien, el octavo pasajero'] },
      },
    ],
  },
);
