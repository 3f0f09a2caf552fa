import { Type, type Static } from '../type.ts';
import { DIVERSIFIED } from '../../../similarity/query/diversity/diversify.ts';
import { criteria, SearchCriteriaSchema } from './criteria.ts';
import { exportParameter } from './export.ts';
import { FacetsSchema } from './facets.ts';
import {
  FIELD_PATTERN,
  FieldSchema,
  presetParameter,
  weightsParameter,
  WeightsSchema,
} from './field-weights.ts';
import { EXAMPLE_FILM, filmFields, FilmParamsSchema } from './film.ts';
import { listedFields, listedParameters } from './listed.ts';
import { PAGE_HEADERS, paging } from './paging.ts';
import { INT32_MAX } from './values.ts';

/** The default number of films per page. */
export const SIMILAR_LIMIT = 10;

const MAX_FILMS = 50;
const MAX_TERMS = 200;

const similarity = Type.Number({
  minimum: 0,
  maximum: 1,
  description: 'From 0 to 1, where 1 means that nothing differs.',
  examples: [0.71],
});

const EXAMPLE_SIMILAR_FILM = { ...EXAMPLE_FILM, similarity: 0.71 };

const SimilarFilmSchema = Type.Object(
  { ...filmFields, similarity },
  { title: 'SimilarFilm', examples: [EXAMPLE_SIMILAR_FILM] },
);

export const SimilarFilmsSchema = Type.Unsafe<readonly Static<typeof SimilarFilmSchema>[]>(
  Type.Array(SimilarFilmSchema, {
    description: 'The most similar films first; ties are ordered by film_id.',
    headers: PAGE_HEADERS,
  }),
);

const threshold = Type.Number({
  minimum: 0,
  maximum: 1,
  description: 'The minimum similarity.',
  examples: [0.2],
});

/** How the list of films similar to a film is paged. */
export const SimilarListQuerySchema = Type.Object(
  { ...listedParameters, ...paging(SIMILAR_LIMIT), ...exportParameter },
  { additionalProperties: false },
);

export const SimilarParamsSchema = Type.Object({ ...FilmParamsSchema.properties, threshold });

const filmId = Type.Integer({ minimum: 0, maximum: INT32_MAX });

const NamedFilmSchema = Type.Union(
  [
    filmId,
    Type.Object(
      {
        film_id: filmId,
        weight: Type.Optional(
          Type.Number({
            minimum: 1e-6,
            maximum: 1e6,
            description:
              'How much the film counts; 1 by default. Only the ratios of weights matter.',
          }),
        ),
      },
      { additionalProperties: false },
    ),
  ],
  { title: 'NamedFilm', description: 'A film’s id, or an object with its id and weight.' },
);

const TermFactorSchema = Type.Object(
  {
    field: FieldSchema,
    term: Type.String({ minLength: 1, maxLength: 1000, examples: ['nm0001392'] }),
    factor: Type.Number({
      minimum: 0,
      maximum: 1e6,
      description: '0 excludes the term, 2 doubles it; if not 0, at least 1e-6.',
      examples: [0],
    }),
  },
  {
    title: 'TermFactor',
    additionalProperties: false,
    description: 'The factor that multiplies the weight of a term; `why` lists terms.',
  },
);

const how = {
  ...presetParameter,
  threshold: Type.Optional({ ...threshold, description: 'The minimum similarity; 0 by default.' }),
  ...paging(SIMILAR_LIMIT),
  diversity: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description: `How much to avoid films that are similar to the ones listed before them; 0, by similarity alone, by default. The first ${DIVERSIFIED} films of the ranking are reordered (maximal marginal relevance), and of any six in a row at most three have the same director; the rest follow by similarity. The set of films, \`total\` and all counts stay the same; pages follow the new order.`,
      examples: [0.3],
    }),
  ),
  explain: Type.Optional(
    Type.Boolean({ description: 'Whether to explain the similarity of each film.' }),
  ),
};

export const TermFactorsSchema = Type.Array(TermFactorSchema, {
  maxItems: MAX_TERMS,
  description:
    'How much individual terms of the films in `like` and `unlike` count; 1 by default. Only the query changes, not the vectors of the films that it is compared with. Each term may be listed once. Terms that no film has are ignored, so that a query stays valid after an update. If every term is excluded, all films have a similarity of 0.',
  examples: [[{ field: 'genre', term: 'Adventure', factor: 0 }]],
});

export const SimilarQueryBodySchema = Type.Object(
  {
    like: Type.Array(NamedFilmSchema, {
      minItems: 1,
      maxItems: MAX_FILMS,
      description: 'The films that the results should be similar to.',
      examples: [[120737, { film_id: 76759, weight: 2 }]],
    }),
    unlike: Type.Optional(
      Type.Array(NamedFilmSchema, {
        maxItems: MAX_FILMS,
        description:
          'The films that the results should be unlike. Each film may be listed once, in one of the lists.',
        examples: [[92494]],
      }),
    ),
    weights: Type.Optional(WeightsSchema),
    terms: Type.Optional(TermFactorsSchema),
    ...how,
    filter: Type.Optional(SearchCriteriaSchema),
    ...listedFields,
  },
  {
    title: 'SimilarQuery',
    additionalProperties: false,
    description:
      'Films to be similar to, and films to be unlike; `filter` limits the results to films that match search criteria, `include` and `exclude` to films in or outside lists.',
    examples: [
      {
        like: [120737, { film_id: 76759, weight: 2 }],
        unlike: [92494],
        weights: { person: 1, title: 0.5 },
        terms: [{ field: 'person', term: 'nm0000704', factor: 0 }],
        filter: { genres: ['Adventure'], min_rating: 7 },
        threshold: 0.05,
        limit: 3,
        explain: true,
      },
    ],
  },
);

export type SimilarQueryBody = Static<typeof SimilarQueryBodySchema>;

const termsParameter = {
  terms: Type.Optional(
    Type.Array(
      Type.String({
        maxLength: 1060,
        pattern: String.raw`^${FIELD_PATTERN}:.+:[0-9]{1,7}(\.[0-9]{1,10})?$`,
      }),
      {
        maxItems: MAX_TERMS,
        description:
          'How much individual terms count, each as `field:term:factor`; 0 excludes a term. See the body of `POST /film/similar`.',
        examples: [['person:nm0000704:0', 'genre:Adventure:2']],
      },
    ),
  ),
};

/** A query for films similar to one film, in a URL. */
export const SimilarQuerySchema = Type.Object(
  {
    ...weightsParameter,
    ...termsParameter,
    ...how,
    ...exportParameter,
    ...criteria,
    ...listedParameters,
  },
  { additionalProperties: false },
);

const share = Type.Number({
  description: 'Its share of the similarity; negative if it comes from a film in `unlike`.',
  examples: [0.21],
});

export const FieldShareSchema = Type.Object({ field: FieldSchema, share }, { title: 'FieldShare' });

export const TermShareSchema = Type.Object(
  {
    field: FieldSchema,
    term: Type.String({ examples: ['nm0001392'] }),
    label: Type.String({
      description: 'The term as shown to people.',
      examples: ['Peter Jackson'],
    }),
    share,
  },
  { title: 'TermShare' },
);

const LabelledFactorSchema = Type.Object(
  {
    field: FieldSchema,
    term: TermShareSchema.properties.term,
    label: TermShareSchema.properties.label,
    factor: Type.Number({ examples: [0] }),
  },
  { title: 'LabelledFactor' },
);

const WhySchema = Type.Object(
  {
    fields: Type.Array(FieldShareSchema),
    terms: Type.Array(TermShareSchema),
    article: Type.Optional(
      Type.String({
        format: 'uri',
        description:
          'The Wikipedia article about the film, where it has words of the plot or of its genres in common.',
        examples: ['https://en.wikipedia.org/wiki/Alien_(film)'],
      }),
    ),
  },
  {
    title: 'Why',
    description:
      'Only with `explain`. Largest shares first. The shares by field and those by term each add up to the similarity (within 1e-12); if the sum is negative, because films in `unlike` outweigh those in `like`, the similarity is 0.',
  },
);

const HistogramSchema = Type.Object(
  {
    width: Type.Number({ description: 'The width of each part of [0, 1].', examples: [0.02] }),
    counts: Type.Array(Type.Integer({ minimum: 0 }), {
      description:
        'The number of films in each part, from 0 up; a part includes its lower bound, the last one also 1.',
    }),
  },
  {
    title: 'Histogram',
    description:
      'The distribution of similarities, including those below the threshold, to help choose one.',
  },
);

export const SimilarAnswerSchema = Type.Object(
  {
    total: Type.Integer({
      minimum: 0,
      description:
        'The number of films on all pages: those that match the filter and reach the threshold.',
    }),
    films: Type.Array(
      Type.Object(
        { ...filmFields, similarity, why: Type.Optional(WhySchema) },
        { title: 'ExplainedFilm', examples: [EXAMPLE_SIMILAR_FILM] },
      ),
      {
        description:
          'The most similar films first, ties ordered by film_id, unless `diversity` is given. The films of the query are not listed.',
      },
    ),
    next: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The cursor of the next page; null on the last one.',
    }),
    terms: Type.Optional(
      Type.Array(LabelledFactorSchema, {
        description:
          'Only with `explain`, where the query has `terms`: those other than 1, with labels.',
      }),
    ),
    histogram: HistogramSchema,
    facets: FacetsSchema,
  },
  {
    title: 'SimilarAnswer',
    description:
      'A page of similar films. `facets` is the distribution of all the films that `total` counts.',
    headers: PAGE_HEADERS,
  },
);
