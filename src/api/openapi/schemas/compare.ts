import { Type } from 'typebox';
import { FilmParamsSchema, FilmSchema } from './film.ts';
import {
  FieldSchema,
  FieldShareSchema,
  presetParameter,
  TermShareSchema,
  weightsParameter,
} from './similar.ts';

export const CompareParamsSchema = Type.Object({
  ...FilmParamsSchema.properties,
  other_id: { ...FilmParamsSchema.properties.film_id, examples: ['167261', 'tt0167261'] },
});

/** How the two films are compared. */
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
      description: 'Which part of the film’s squared length the term makes.',
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
    films: pairOf(FilmSchema, 'Both films, in the order of the address.'),
    similarity: Type.Number({ minimum: 0, maximum: 1, examples: [0.71] }),
    fields: Type.Array(FieldShareSchema, {
      description: 'What each field adds to the similarity, the most first.',
    }),
    shared: Type.Array(TermShareSchema, {
      description: 'What both films have; the shares sum to the similarity (to 1e-12).',
    }),
    only: pairOf(
      { type: 'array', items: OwnTermSchema },
      'What only the first and only the second film has, the greatest weight first.',
    ),
    ranks: pairOf(
      { type: 'integer', minimum: 1 },
      'The rank of the second film among those like the first, and of the first among those like the second.',
    ),
    total: Type.Integer({
      minimum: 1,
      description: 'How many films each of these ranks is out of.',
    }),
  },
  { title: 'Comparison', description: 'Two films side by side.' },
);
