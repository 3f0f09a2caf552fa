import { Type } from '../openapi/type.ts';
import { SearchCriteriaSchema } from '../openapi/schemas/criteria.ts';
import { ComparisonSchema } from '../openapi/schemas/compare.ts';
import { filmFields, FilmSchema } from '../openapi/schemas/film.ts';
import { listedParameters } from '../openapi/schemas/listed.ts';
import { listedFields } from '../openapi/schemas/listed.ts';
import { personFields } from '../openapi/schemas/people.ts';
import { pagedSearchSchema, TryWithoutSchema } from '../openapi/schemas/search.ts';
import {
  presetParameter,
  tastePresetParameter,
  WeightsSchema,
} from '../openapi/schemas/field-weights.ts';
import { TermFactorsSchema, TermShareSchema } from '../openapi/schemas/similar.ts';

/** The default number of films or credits: few, because a model reads them. */
export const LIMIT = 10;

const film = (description: string) =>
  Type.String({ minLength: 1, maxLength: 300, description, examples: ['Alien (1979)'] });
const A_FILM = 'A title, with the year in brackets if several films have it, or an IMDb tt id.';
const limit = Type.Optional(
  Type.Integer({
    minimum: 1,
    maximum: 100,
    description: `The number of results; ${LIMIT} by default.`,
  }),
);
const weights = Type.Optional(WeightsSchema);

export const SearchInput = pagedSearchSchema(LIMIT);
export const SearchOutput = Type.Object({
  total: Type.Integer({ description: 'The number of matching films.' }),
  films: Type.Array(FilmSchema),
  next: Type.Unsafe<string | null>({
    type: ['string', 'null'],
    description: 'The cursor of the next page; null on the last one.',
  }),
  try_without: TryWithoutSchema,
  did_you_mean: Type.Array(
    Type.Object({
      film_id: Type.Integer(),
      title: Type.String(),
      year: Type.Unsafe<number | null>({ type: ['integer', 'null'] }),
    }),
    { description: 'The films with the nearest titles when none has the title; otherwise empty.' },
  ),
});

export const SimilarInput = Type.Object(
  {
    like: Type.Array(film(A_FILM), {
      minItems: 1,
      maxItems: 20,
      description: 'The films that the results should be similar to.',
    }),
    unlike: Type.Optional(
      Type.Array(film(A_FILM), {
        maxItems: 20,
        description: 'The films that the results should be unlike.',
      }),
    ),
    filter: Type.Optional(SearchCriteriaSchema),
    ...listedParameters,
    ...presetParameter,
    weights,
    terms: Type.Optional(TermFactorsSchema),
    threshold: Type.Optional(
      Type.Number({ minimum: 0, maximum: 1, description: 'The minimum similarity.' }),
    ),
    diversity: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description: 'The higher, the more the results differ from one another.',
      }),
    ),
    limit,
  },
  { additionalProperties: false },
);
export const SimilarOutput = Type.Object({
  like: Type.Array(FilmSchema, { description: 'The films that were recognised.' }),
  unlike: Type.Array(FilmSchema),
  total: Type.Integer({ description: 'The number of films that reach the threshold.' }),
  films: Type.Array(
    Type.Object({
      ...filmFields,
      similarity: Type.Number({ description: 'From 0 to 1; films above 0.3 are close.' }),
      why: Type.Array(TermShareSchema, {
        description: 'The main reasons: shares of the similarity, largest first.',
      }),
    }),
  ),
});

export const ForYouInput = Type.Object(
  {
    ratings: Type.Array(
      Type.Object(
        { film: film(A_FILM), rating: Type.Number({ minimum: 0.5, maximum: 10 }) },
        { additionalProperties: false },
      ),
      {
        minItems: 1,
        maxItems: 200,
        description: 'The person’s ratings, from 0.5 to 10; include films they dislike.',
      },
    ),
    filter: Type.Optional(SearchCriteriaSchema),
    ...listedFields,
    hidden_gems: Type.Optional(
      Type.Number({
        minimum: 0,
        maximum: 1,
        description:
          'From well-known films (0) to hidden gems (1); by default as well known as those rated.',
      }),
    ),
    ...tastePresetParameter,
    weights,
    limit,
  },
  { additionalProperties: false },
);
export const ForYouOutput = Type.Object({
  not_found: Type.Array(Type.String(), {
    description: 'The rated films that are not in the collection; the others were used.',
  }),
  total: Type.Integer({ description: 'The number of films that could be offered.' }),
  films: Type.Array(
    Type.Object({
      ...filmFields,
      score: Type.Number({ description: 'Higher is better; only comparable within a response.' }),
      because: Type.Object({
        films: Type.Array(
          Type.Object({ title: Type.String(), rating: Type.Number(), share: Type.Number() }),
          { description: 'The liked films behind it, the largest share first.' },
        ),
        reasons: Type.Array(TermShareSchema, {
          description: 'What it has in common with them: shares of the score, largest first.',
        }),
      }),
    }),
  ),
});

export const CompareInput = Type.Object(
  { film: film(A_FILM), other: film(A_FILM), ...presetParameter, weights },
  { additionalProperties: false },
);
export const CompareOutput = ComparisonSchema;

export const PersonInput = Type.Object(
  {
    person: Type.String({
      minLength: 1,
      maxLength: 300,
      description: 'A name or an IMDb nm id.',
      examples: ['Hayao Miyazaki'],
    }),
    limit,
  },
  { additionalProperties: false },
);
const { film_id, title, year, rating } = filmFields;
export const PersonOutput = Type.Object({
  ...personFields,
  credits: Type.Array(
    Type.Object({
      category: Type.String(),
      total: Type.Integer({ description: 'The number of films in this role.' }),
      films: Type.Array(Type.Object({ film_id, title, year, rating }), {
        description: 'The latest films.',
      }),
    }),
  ),
});
