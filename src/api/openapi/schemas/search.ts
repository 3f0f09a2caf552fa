import { Type, type Static } from '../type.ts';
import { DIRECTIONS, SORTS } from '../../../search/film-order.ts';
import { criteria } from './criteria.ts';
import { exportParameter } from './export.ts';
import { FacetsSchema } from './facets.ts';
import { FilmSchema } from './film.ts';
import { listedFields, listedParameters } from './listed.ts';
import { PAGE_HEADERS, paging } from './paging.ts';

export const FilmsSchema = Type.Unsafe<readonly Static<typeof FilmSchema>[]>(
  Type.Array(FilmSchema, {
    description:
      'The matching films, ordered by title (by code point) and film_id unless `sort` is given.',
    headers: {
      ...PAGE_HEADERS,
      'X-Matched-As-Text': {
        type: 'string',
        description:
          'The criteria that are not valid regular expressions and were matched as plain text.',
      },
      'X-Try-Without': {
        type: 'string',
        description:
          'If no film matches: criteria to drop, one at a time, each with the number of films that match without it, such as `genres=12, min_rating=3`.',
      },
    },
  }),
);

const orderedPage = (defaultLimit: number) => ({
  ...paging(defaultLimit),
  sort: Type.Optional(
    Type.Enum([...SORTS], {
      type: 'string',
      description:
        '`title` by default. `relevance`: films whose title is exactly what was searched for, then those whose title begins with it, then the others; each by the number of votes. Ties are ordered by film_id, and unknown values come last.',
    }),
  ),
  order: Type.Optional(
    Type.Enum([...DIRECTIONS], {
      type: 'string',
      description: 'By default `asc` for titles and `desc` for everything else.',
    }),
  ),
});

/** A search in a body: criteria, and which films may be found. */
export const SearchBodySchema = Type.Object(
  { ...criteria, ...listedFields },
  {
    title: 'SearchBody',
    additionalProperties: false,
    description: 'A film must match all criteria that are given; `{}` matches every film.',
    examples: [
      { title: '^the lord of the rings', persons: ['Ian McKellen'], min_rating: 8.5 },
      { genres: ['Adventure'], exclude: [120737] },
      {},
    ],
  },
);

/** How the results of a search are paged and ordered when the criteria are in the body. */
export const searchPageSchema = (defaultLimit: number) =>
  Type.Object(
    { ...orderedPage(defaultLimit), ...exportParameter },
    { additionalProperties: false },
  );

/** A page of a search, without exports. */
export const pagedSearchSchema = (defaultLimit: number) =>
  Type.Object(
    { ...criteria, ...listedParameters, ...orderedPage(defaultLimit) },
    { additionalProperties: false },
  );

/** A whole search in a URL, with lists as repeated parameters: `genres=Drama&genres=Crime`. */
export const searchQuerySchema = (defaultLimit: number) =>
  Type.Object(
    { ...criteria, ...listedParameters, ...orderedPage(defaultLimit), ...exportParameter },
    { additionalProperties: false },
  );

/** The criteria alone, in a URL, and which films may be found. */
export const SearchCriteriaQuerySchema = Type.Object(
  { ...criteria, ...listedParameters },
  { additionalProperties: false },
);

export const TryWithoutSchema = Type.Array(
  Type.Object({
    criterion: Type.String(),
    total: Type.Integer({ minimum: 1, description: 'The number of films that match without it.' }),
  }),
  {
    description:
      'If no film matches: criteria to drop, one at a time; the one that gives the most films first.',
  },
);

export const SearchFacetsSchema = Type.Object(
  {
    total: Type.Integer({ minimum: 0, description: 'The number of matching films.' }),
    facets: FacetsSchema,
    try_without: TryWithoutSchema,
  },
  { title: 'SearchFacets', description: 'How the matching films are distributed.' },
);
