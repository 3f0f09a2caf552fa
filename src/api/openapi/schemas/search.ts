import { Type, type Static } from 'typebox';
import { DIRECTIONS, SORTS } from '../../../search/film-order.ts';
import { criteria } from './criteria.ts';
import { exportParameter } from './export.ts';
import { FacetsSchema } from './facets.ts';
import { FilmSchema } from './film.ts';
import { PAGE_HEADERS, paging } from './paging.ts';

export const FilmsSchema = Type.Unsafe<readonly Static<typeof FilmSchema>[]>(
  Type.Array(FilmSchema, {
    description:
      'Films ordered by title (by code point), then film_id, unless `sort` says otherwise.',
    headers: {
      ...PAGE_HEADERS,
      'X-Matched-As-Text': {
        type: 'string',
        description: 'The criteria that are no pattern and were matched as text.',
      },
      'X-Try-Without': {
        type: 'string',
        description:
          'When no film was found: the criteria to drop, one at a time, with how many films that gives, such as `genres=12, min_rating=3`.',
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
        '`title` when absent. `relevance`: films whose title is what was looked for, then those whose title begins so, then the others; in each, the most votes first. Equals stand by film_id, what is unknown last.',
    }),
  ),
  order: Type.Optional(
    Type.Enum([...DIRECTIONS], {
      type: 'string',
      description: '`asc` for titles and `desc` for all else when absent.',
    }),
  ),
});

/** How a search that stands in the body is paged and ordered. */
export const searchPageSchema = (defaultLimit: number) =>
  Type.Object(
    { ...orderedPage(defaultLimit), ...exportParameter },
    { additionalProperties: false },
  );

/** A page of a search, where no files can be had. */
export const pagedSearchSchema = (defaultLimit: number) =>
  Type.Object({ ...criteria, ...orderedPage(defaultLimit) }, { additionalProperties: false });

/** A whole search in an address: lists as repeated parameters, `genres=Drama&genres=Crime`. */
export const searchQuerySchema = (defaultLimit: number) =>
  Type.Object(
    { ...criteria, ...orderedPage(defaultLimit), ...exportParameter },
    { additionalProperties: false },
  );

/** The criteria alone in an address. */
export const SearchCriteriaQuerySchema = Type.Object(criteria, { additionalProperties: false });

export const TryWithoutSchema = Type.Array(
  Type.Object({
    criterion: Type.String(),
    total: Type.Integer({ minimum: 1, description: 'How many films meet the others.' }),
  }),
  {
    description:
      'When no film meets all criteria: which one to drop, the one that gives most first.',
  },
);

export const SearchFacetsSchema = Type.Object(
  {
    total: Type.Integer({ minimum: 0, description: 'How many films meet all criteria.' }),
    facets: FacetsSchema,
    try_without: TryWithoutSchema,
  },
  { title: 'SearchFacets', description: 'How the films that a search finds are spread.' },
);
