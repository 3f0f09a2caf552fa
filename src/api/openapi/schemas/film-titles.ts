import { Type } from 'typebox';

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
        description:
          'Whether to include alternate titles, of which there are many; true by default.',
        examples: [false],
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
        original_titles: { rows: [], titles: [] },
        alternate_titles: { rows: [0], titles: ['Alien, el octavo pasajero'] },
      },
    ],
  },
);
