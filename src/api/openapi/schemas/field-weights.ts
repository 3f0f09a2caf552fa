/** How a request wants fields to be weighed. */
import { Type } from '../type.ts';
import { PRESET_NAMES } from '../../../similarity/model/presets.ts';
import type { Field } from '../../../similarity/terms/similarity-fields.ts';

/** What a field may be called in a URL. */
export const FIELD_PATTERN = '[a-z][a-z0-9_-]{0,39}';

export const FieldSchema = Type.Unsafe<Field>({
  type: 'string',
  pattern: `^${FIELD_PATTERN}$`,
  description: 'The name of a field; `GET /similarity/presets` lists those of the snapshot.',
  examples: ['director'],
});

export const WeightsSchema = Type.Unsafe<Readonly<Record<Field, number>>>({
  title: 'FieldWeights',
  type: 'object',
  additionalProperties: { type: 'number', minimum: 0, maximum: 1e9 },
  minProperties: 1,
  maxProperties: 255,
  description:
    'How much each field counts, by the name of the field, instead of the factors of the preset: 0, which is the default, or at least 1e-9. Only the ratios matter. `GET /similarity/presets` lists the fields of the snapshot.',
  examples: [{ person: 1, title: 0.5 }],
});

export const presetParameter = {
  preset: Type.Optional(
    Type.Enum([...PRESET_NAMES], {
      type: 'string',
      description:
        'How films are compared; by default, the preset that the snapshot was built with. With `weights`, only its length exponents and idf powers are used.',
    }),
  ),
};

export const tastePresetParameter = {
  preset: Type.Optional(
    Type.Enum([...PRESET_NAMES], {
      type: 'string',
      description:
        'How films are compared; `balanced` by default. With `weights`, only its length exponents and idf powers are used.',
    }),
  ),
};

const WEIGHT = String.raw`${FIELD_PATTERN}:[0-9]{1,10}(\.[0-9]{1,10})?`;

export const weightsParameter = {
  weights: Type.Optional(
    Type.String({
      maxLength: 4000,
      pattern: `^${WEIGHT}(,${WEIGHT})*$`,
      description:
        'How much each field counts, instead of the factors of the preset; 0 by default.',
      examples: ['person:2,title:0.5'],
    }),
  ),
};
