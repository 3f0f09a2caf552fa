import { Type, type Static, type TSchemaOptions } from 'typebox';
import { DIRECTIONS, SORTS } from '../database/film-order.ts';

const INT32_MAX = 2 ** 31 - 1;

/** The example that the documentation shows throughout. */
const EXAMPLE_FILM = {
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

/** A type or null, as a list of types: a union would make the serializer try each one in turn. */
const nullable = <T>(type: 'string' | 'integer', options: TSchemaOptions = {}) =>
  Type.Unsafe<T | null>({ ...options, type: [type, 'null'] });

const strings = (description?: string) =>
  Type.Unsafe<readonly string[]>(Type.Array(Type.String(), description ? { description } : {}));

const filmFields = {
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
  description: 'A film.',
  examples: [EXAMPLE_FILM],
});

const SimilarFilmSchema = Type.Object(
  {
    ...filmFields,
    similarity: Type.Number({ minimum: 0, maximum: 1, description: '1 means alike in all.' }),
  },
  { examples: [{ ...EXAMPLE_FILM, similarity: 0.71 }] },
);

const PAGE_HEADERS = {
  'X-Total-Count': { type: 'integer', description: 'How many films there are on all pages.' },
  Link: { type: 'string', description: 'The next page, `rel="next"`; absent on the last one.' },
};

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

export const SimilarFilmsSchema = Type.Unsafe<readonly Static<typeof SimilarFilmSchema>[]>(
  Type.Array(SimilarFilmSchema, {
    description: 'The most similar film first; equals by film_id.',
    headers: PAGE_HEADERS,
  }),
);

const pattern = (text: string, example: string) =>
  Type.Optional(
    Type.String({
      maxLength: 1000,
      description: `A regular expression (RE2), case-insensitive, found anywhere in ${text}. Text that is no pattern is matched as text.`,
      examples: [example],
    }),
  );
const names = (what: string, example: string) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: 300 }), {
      maxItems: 50,
      description: `All of these ${what}, each exactly as it is written.`,
      examples: [[example]],
    }),
  );
const date = (text: string, example: string) =>
  Type.Optional(Type.String({ format: 'date', description: text, examples: [example] }));
const minutes = (text: string, example: number) =>
  Type.Optional(
    Type.Integer({ minimum: 0, maximum: INT32_MAX, description: text, examples: [example] }),
  );
const rating = (text: string, example: number) =>
  Type.Optional(Type.Number({ minimum: 0, maximum: 10, description: text, examples: [example] }));

const noneOf = (what: string, example: string) =>
  Type.Optional(
    Type.Array(Type.String({ maxLength: 300 }), {
      maxItems: 50,
      description: `None of these ${what}, each exactly as it is written.`,
      examples: [[example]],
    }),
  );

const criteria = {
  title: pattern('the title', '^the lord of the rings'),
  original_title: pattern('the original title', 'chihiro'),
  genre: pattern('the genres joined by `,`', 'adventure|fantasy'),
  person: pattern('the names of the persons joined by `,`', 'peter jackson'),
  genres: names('genres', 'Adventure'),
  exclude_genres: noneOf('genres', 'Horror'),
  persons: names('persons', 'Ian McKellen'),
  exclude_persons: noneOf('persons', 'Orlando Bloom'),
  language: Type.Optional(
    Type.String({
      maxLength: 20,
      description: 'The code of the language, exactly as films bear it.',
      examples: ['en'],
    }),
  ),
  earliest_date: date('A film’s date is 1 January of its year.', '2001-01-01'),
  latest_date: date('A film’s date is 1 January of its year.', '2003-12-31'),
  min_duration: minutes('Minutes.', 120),
  max_duration: minutes('Minutes.', 240),
  min_rating: rating('Out of 10.', 8.5),
  max_rating: rating('Out of 10.', 9.5),
  vote_count: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: INT32_MAX,
      description: 'At least so many votes.',
      examples: [100000],
    }),
  ),
};

export const SearchCriteriaSchema = Type.Object(criteria, {
  additionalProperties: false,
  description: 'Every criterion given must hold; `{}` means all films.',
  examples: [{ title: '^the lord of the rings', persons: ['Ian McKellen'], min_rating: 8.5 }, {}],
});

export const FilmParamsSchema = Type.Object({
  film_id: Type.String({
    pattern: '^(tt)?[0-9]{1,10}$',
    description: 'The digits of IMDb’s title id, with or without `tt`.',
    examples: ['120737', 'tt0120737'],
  }),
});

export const SimilarParamsSchema = Type.Object({
  ...FilmParamsSchema.properties,
  threshold: Type.Number({
    minimum: 0,
    maximum: 1,
    description: 'The least similarity.',
    examples: [0.2],
  }),
});

const paging = (defaultLimit: number) => ({
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      description: `How many films; ${defaultLimit} when absent.`,
      examples: [defaultLimit],
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      maxLength: 4000,
      description: 'Where to go on: taken from the `Link` header of the page before.',
    }),
  ),
});

/** The paging parameters of a list. */
export const pageSchema = (defaultLimit: number) =>
  Type.Object(paging(defaultLimit), { additionalProperties: false });

const searchPage = (defaultLimit: number) => ({
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
  Type.Object(searchPage(defaultLimit), { additionalProperties: false });

/** A whole search in an address: lists as repeated parameters, `genres=Drama&genres=Crime`. */
export const searchQuerySchema = (defaultLimit: number) =>
  Type.Object({ ...criteria, ...searchPage(defaultLimit) }, { additionalProperties: false });

/** The criteria alone in an address. */
export const SearchCriteriaQuerySchema = Type.Object(criteria, { additionalProperties: false });

const facet = (type: 'string' | 'integer', description: string) =>
  Type.Array(
    Type.Object({ value: nullable<string | number>(type), count: Type.Integer({ minimum: 1 }) }),
    { description },
  );

const FacetsSchema = Type.Object({
  genres: facet('string', 'The most frequent first; a film counts under each of its genres.'),
  decades: facet('integer', 'The first year of each decade; null: the year is unknown.'),
  languages: facet('string', 'The most frequent first; null: the language is unknown.'),
  ratings: facet('integer', 'Whole points: 8 stands for 8 up to, but not with, 9.'),
});

export const SearchFacetsSchema = Type.Object(
  {
    total: Type.Integer({ minimum: 0, description: 'How many films meet all criteria.' }),
    facets: FacetsSchema,
    try_without: Type.Array(
      Type.Object({
        criterion: Type.String(),
        total: Type.Integer({ minimum: 1, description: 'How many films meet the others.' }),
      }),
      {
        description:
          'When no film meets all criteria: which one to drop, the one that gives most first.',
      },
    ),
  },
  { description: 'How the films that a search finds are spread.' },
);

export const NoQuerySchema = Type.Object({}, { additionalProperties: false });

export const DatasetSchema = Type.Object(
  {
    snapshot: Type.String({ examples: ['5f1d0c2a9b7e'] }),
    built_at: Type.String({ format: 'date-time' }),
    parameters: Type.Unknown({ description: 'What the films were selected and compared with.' }),
    sources: Type.Unknown({ description: 'The files it was made from, with their versions.' }),
    counts: Type.Unknown({ description: 'How many rows each table has.' }),
    licence: Type.String({ description: 'To be shown wherever the data is.' }),
  },
  { description: 'What the answers were made from.' },
);

export const HealthSchema = Type.Object({
  status: Type.Literal('ok'),
});

const ProblemSchema = Type.Object(
  {
    type: Type.String({ format: 'uri' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String(),
    code: Type.String(),
    errors: Type.Optional(Type.Array(Type.Object({ path: Type.String(), message: Type.String() }))),
  },
  { description: 'Problem details (RFC 9457).' },
);

/** The documented error answers of a route. */
export function problemResponses(...statuses: readonly number[]): Readonly<Record<number, object>> {
  const answer = {
    description: 'Problem details (RFC 9457)',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  };
  return Object.fromEntries(statuses.map((status) => [status, answer]));
}
