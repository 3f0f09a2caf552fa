import { Type, type Static } from 'typebox';
import { EXAMPLE_FILM, filmFields, FilmParamsSchema } from './film.ts';
import { PAGE_HEADERS } from './paging.ts';

const SimilarFilmSchema = Type.Object(
  {
    ...filmFields,
    similarity: Type.Number({ minimum: 0, maximum: 1, description: '1 means alike in all.' }),
  },
  { title: 'SimilarFilm', examples: [{ ...EXAMPLE_FILM, similarity: 0.71 }] },
);

export const SimilarFilmsSchema = Type.Unsafe<readonly Static<typeof SimilarFilmSchema>[]>(
  Type.Array(SimilarFilmSchema, {
    description: 'The most similar film first; equals by film_id.',
    headers: PAGE_HEADERS,
  }),
);

export const SimilarParamsSchema = Type.Object({
  ...FilmParamsSchema.properties,
  threshold: Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'The least similarity.',
    examples: [0.2],
  }),
});
