import { Type } from '../type.ts';
import { FilmParamsSchema, FilmSchema } from './film.ts';
import { FieldSchema, presetParameter, weightsParameter } from './field-weights.ts';
import { FieldShareSchema, TermShareSchema } from './similar.ts';

export const CompareParamsSchema = Type.Object({
  ...FilmParamsSchema.properties,
  other_id: { ...FilmParamsSchema.properties.film_id, examples: ['167261', 'tt0167261'] },
});

/** How to compare the two films. */
export const CompareQuerySchema = Type.Object(
  { ...presetParameter, ...weightsParameter },
  { additionalProperties: false },
);

const { term, label } = TermShareSchema.properties;

const OwnTermSchema = Type.Object(
  {
    field: FieldSchema,
    term,
    label,
    weight: Type.Number({
      minimum: 0,
      maximum: 1,
      description: 'The term’s share of the squared length of the film’s vector.',
      examples: [0.08],
    }),
  },
  { title: 'OwnTerm' },
);

const pairOf = (items: object, description: string) =>
  Type.Unsafe<readonly unknown[]>({
    type: 'array',
    items,
    minItems: 2,
    maxItems: 2,
    description,
  });

export const ComparisonSchema = Type.Object(
  {
    films: pairOf(FilmSchema, 'Both films, in the order of the URL.'),
    similarity: Type.Number({ minimum: 0, maximum: 1, examples: [0.71] }),
    fields: Type.Array(FieldShareSchema, {
      description: 'How much each field contributes to the similarity, the largest share first.',
    }),
    shared: Type.Array(TermShareSchema, {
      description:
        'The terms that both films have; their shares add up to the similarity (within 1e-12).',
    }),
    only: pairOf(
      { type: 'array', items: OwnTermSchema },
      'The terms that only the first film has, and those that only the second has, the largest weight first.',
    ),
    articles: pairOf(
      {
        type: ['string', 'null'],
        format: 'uri',
        examples: ['https://en.wikipedia.org/wiki/Alien_(film)'],
      },
      'The Wikipedia articles that words of the plot and of genres are from; null where no article is known.',
    ),
    ranks: pairOf(
      { type: 'integer', minimum: 1 },
      'The rank of the second film among those similar to the first, and of the first among those similar to the second.',
    ),
    total: Type.Integer({
      minimum: 1,
      description: 'The number of films that were ranked.',
    }),
  },
  { title: 'Comparison', description: 'Two films side by side.' },
);
