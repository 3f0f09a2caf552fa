/** How a request wants fields to be weighed. */
import { Type } from 'typebox';
import { PRESET_NAMES } from '../../../similarity/model/presets.ts';
import { FIELDS, type Field } from '../../../similarity/terms/similarity-fields.ts';

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
      'How much each field counts, instead of the factors of the preset: 0, which is the default, or at least 1e-9. Only the ratios matter. `GET /similarity/presets` describes the fields.',
    examples: [{ person: 1, title: 0.5 }],
  },
);

export const presetParameter = {
  preset: Type.Optional(
    Type.Enum([...PRESET_NAMES], {
      type: 'string',
      description:
        'How films are compared; by default, the preset that the snapshot was built with. With `weights`, only its length exponents and idf powers are used.',
    }),
  ),
};

export const weightsParameter = {
  weights: Type.Optional(
    Type.String({
      maxLength: 400,
      pattern: String.raw`^[a-z]+:[0-9]{1,10}(\.[0-9]{1,10})?(,[a-z]+:[0-9]{1,10}(\.[0-9]{1,10})?)*$`,
      description:
        'How much each field counts, instead of the factors of the preset; 0 by default.',
      examples: ['person:2,title:0.5'],
    }),
  ),
};
