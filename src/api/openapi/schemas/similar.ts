import { Type, type Static } from 'typebox';
import { PRESET_NAMES } from '../../../similarity/model/presets.ts';
import { DIVERSIFIED } from '../../../similarity/query/diversify.ts';
import { FIELDS, type Field } from '../../../similarity/terms/similarity-fields.ts';
import { criteria, SearchCriteriaSchema } from './criteria.ts';
import { exportParameter } from './export.ts';
import { FacetsSchema } from './facets.ts';
import { EXAMPLE_FILM, filmFields, FilmParamsSchema } from './film.ts';
import { PAGE_HEADERS, paging } from './paging.ts';
import { INT32_MAX } from './values.ts';

/** How many films come unless another limit is given. */
export const SIMILAR_LIMIT = 10;

const MOST_FILMS = 50;
const MOST_TERMS = 200;

const similarity = Type.Number({
  minimum: 0,
  maximum: 1,
  description: '1 means alike in all.',
  examples: [0.71],
});

const EXAMPLE_SIMILAR_FILM = { ...EXAMPLE_FILM, similarity: 0.71 };

const SimilarFilmSchema = Type.Object(
  { ...filmFields, similarity },
  { title: 'SimilarFilm', examples: [EXAMPLE_SIMILAR_FILM] },
);

export const SimilarFilmsSchema = Type.Unsafe<readonly Static<typeof SimilarFilmSchema>[]>(
  Type.Array(SimilarFilmSchema, {
    description: 'The most similar film first; equals by film_id.',
    headers: PAGE_HEADERS,
  }),
);

const threshold = Type.Number({
  minimum: 0,
  maximum: 1,
  description: 'The least similarity.',
  examples: [0.2],
});

/** How the list of films like another one is paged. */
export const SimilarListQuerySchema = Type.Object(
  { ...paging(SIMILAR_LIMIT), ...exportParameter },
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
            description: 'How much the film counts; 1 when absent. Only the proportions matter.',
          }),
        ),
      },
      { additionalProperties: false },
    ),
  ],
  { title: 'NamedFilm', description: 'A film’s id, or an object with its weight.' },
);

export const FieldSchema = Type.Unsafe<Field>({ type: 'string', enum: [...FIELDS] });

const factor = Type.Optional(Type.Number({ minimum: 0, maximum: 1e9 }));

export const WeightsSchema = Type.Object(
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names
  Object.fromEntries(FIELDS.map((field) => [field, factor])) as Record<Field, typeof factor>,
  {
    title: 'FieldWeights',
    additionalProperties: false,
    minProperties: 1,
    description:
      'How much each field counts, instead of a preset; 0 when absent, else from 1e-9. Only the proportions matter. `GET /similarity/presets` tells what the fields are.',
    examples: [{ person: 1, title: 0.5 }],
  },
);

const TermFactorSchema = Type.Object(
  {
    field: FieldSchema,
    term: Type.String({ minLength: 1, maxLength: 1000, examples: ['nm0001392'] }),
    factor: Type.Number({
      minimum: 0,
      maximum: 1e6,
      description: '0 mutes the term, 2 counts it double; else from 1e-6.',
      examples: [0],
    }),
  },
  {
    title: 'TermFactor',
    additionalProperties: false,
    description: 'By what to multiply the weight of a term, named as `why` names it.',
  },
);

export const presetParameter = {
  preset: Type.Optional(
    Type.Enum([...PRESET_NAMES], {
      type: 'string',
      description:
        'How films are compared; the preset that the snapshot was built with when absent.',
    }),
  ),
};

const how = {
  ...presetParameter,
  threshold: Type.Optional({ ...threshold, description: 'The least similarity; 0 when absent.' }),
  ...paging(SIMILAR_LIMIT),
  diversity: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: 1,
      description: `How much to avoid films that resemble those before them; 0, by similarity alone, when absent. The first ${DIVERSIFIED} films of the ranking are put in another order (maximal marginal relevance); those after them follow by similarity. Which films are listed, \`total\` and all counts stay the same, and pages are pages of this order.`,
      examples: [0.3],
    }),
  ),
  explain: Type.Optional(
    Type.Boolean({ description: 'Whether to tell why each film is as similar as it is.' }),
  ),
};

export const TermFactorsSchema = Type.Array(TermFactorSchema, {
  maxItems: MOST_TERMS,
  description:
    'How much single terms count in what the named films are liked or unliked for; 1 when absent. Films keep their own vectors, so only the question changes. A term may be named once; one that no film has is passed over, so that a question outlives its snapshot. Where every term is muted, all films score 0.',
  examples: [[{ field: 'genre', term: 'Adventure', factor: 0 }]],
});

export const SimilarQuestionSchema = Type.Object(
  {
    like: Type.Array(NamedFilmSchema, {
      minItems: 1,
      maxItems: MOST_FILMS,
      description: 'The films that the answer is to be like.',
      examples: [[120737, { film_id: 76759, weight: 2 }]],
    }),
    unlike: Type.Optional(
      Type.Array(NamedFilmSchema, {
        maxItems: MOST_FILMS,
        description: 'The films that it is to be unlike. No film may be named twice.',
        examples: [[92494]],
      }),
    ),
    weights: Type.Optional(WeightsSchema),
    terms: Type.Optional(TermFactorsSchema),
    ...how,
    filter: Type.Optional(SearchCriteriaSchema),
  },
  {
    title: 'SimilarQuestion',
    additionalProperties: false,
    description:
      'Films to be like and unlike; `filter` says which films may be listed, as criteria of a search.',
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

export type SimilarQuestionBody = Static<typeof SimilarQuestionSchema>;

export const weightsParameter = {
  weights: Type.Optional(
    Type.String({
      maxLength: 400,
      pattern: String.raw`^[a-z]+:[0-9]{1,10}(\.[0-9]{1,10})?(,[a-z]+:[0-9]{1,10}(\.[0-9]{1,10})?)*$`,
      description: 'How much each field counts, instead of a preset.',
      examples: ['person:2,title:0.5'],
    }),
  ),
};

const termsParameter = {
  terms: Type.Optional(
    Type.Array(
      Type.String({
        maxLength: 1030,
        pattern: String.raw`^[a-z]+:.+:[0-9]{1,7}(\.[0-9]{1,10})?$`,
      }),
      {
        maxItems: MOST_TERMS,
        description:
          'How much single terms count, each as `field:term:factor`; 0 mutes one. The same as in the body of `POST /film/similar`.',
        examples: [['person:nm0000704:0', 'genre:Adventure:2']],
      },
    ),
  ),
};

/** The same question about one film in an address. */
export const SimilarQuerySchema = Type.Object(
  { ...weightsParameter, ...termsParameter, ...how, ...exportParameter, ...criteria },
  { additionalProperties: false },
);

const share = Type.Number({
  description: 'Its part of the similarity; below 0 where it speaks for an unliked film.',
  examples: [0.21],
});

export const FieldShareSchema = Type.Object({ field: FieldSchema, share }, { title: 'FieldShare' });

export const TermShareSchema = Type.Object(
  {
    field: FieldSchema,
    term: Type.String({ examples: ['nm0001392'] }),
    label: Type.String({
      description: 'The term as a person reads it.',
      examples: ['Peter Jackson'],
    }),
    share,
  },
  { title: 'TermShare' },
);

const WhySchema = Type.Object(
  {
    fields: Type.Array(FieldShareSchema),
    terms: Type.Array(TermShareSchema),
  },
  {
    title: 'Why',
    description:
      'Only with `explain`. The greatest share first; the shares by field, and those by term, sum to the similarity (to 1e-12). Where unliked films outweigh the liked ones the sum is below 0 and the similarity 0.',
  },
);

const HistogramSchema = Type.Object(
  {
    width: Type.Number({ description: 'Of each part of [0, 1].', examples: [0.02] }),
    counts: Type.Array(Type.Integer({ minimum: 0 }), {
      description: 'From 0 on; a part holds its lower edge, the last one also 1.',
    }),
  },
  {
    title: 'Histogram',
    description:
      'How many films score what, below the threshold too, so that a threshold can be chosen.',
  },
);

export const SimilarAnswerSchema = Type.Object(
  {
    total: Type.Integer({
      minimum: 0,
      description: 'How many films meet the filter and reach the threshold, on all pages.',
    }),
    films: Type.Array(
      Type.Object(
        { ...filmFields, similarity, why: Type.Optional(WhySchema) },
        { title: 'ExplainedFilm', examples: [EXAMPLE_SIMILAR_FILM] },
      ),
      {
        description:
          'The most similar first, equals by film_id, unless `diversity` says otherwise. The films of the question are not listed.',
      },
    ),
    next: Type.Unsafe<string | null>({
      type: ['string', 'null'],
      description: 'The cursor of the next page; null on the last one.',
    }),
    histogram: HistogramSchema,
    facets: FacetsSchema,
  },
  {
    title: 'SimilarAnswer',
    description:
      'A page of films like others. `facets` tells how all the films that `total` counts are spread.',
    headers: PAGE_HEADERS,
  },
);
