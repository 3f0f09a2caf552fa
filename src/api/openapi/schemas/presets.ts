import { Type } from '../type.ts';
import { PRESET_NAMES } from '../../../similarity/model/presets.ts';
import type { PresetName } from '../../../similarity/terms/preset-choices.ts';
import { TERM_KINDS } from '../../../similarity/terms/similarity-field.ts';
import { FieldSchema, WeightsSchema } from './field-weights.ts';

const group = Type.String({
  description: 'The name of its group in `groups`.',
  examples: ['people'],
});

const SimilarityFieldSchema = Type.Object(
  {
    field: FieldSchema,
    label: Type.String({ examples: ['Directors'] }),
    description: Type.String({
      description: 'What the terms are.',
      examples: ['the directors'],
    }),
    group,
    kind: Type.Enum([...TERM_KINDS], {
      type: 'string',
      description:
        'The kind of its terms: text to show as it is (`word`), the id of a person (`person`), a full name in lower case (`name`), two words of the group (`pair`, such as `Horror+Sci-Fi`), the beginning of a title with a genre (`phrase`, such as `star wars/Action`), a language code (`language`), or a number or range (`range`).',
      examples: ['person'],
    }),
    from_article: Type.Optional(
      Type.Boolean({ description: 'Whether its terms are words of the article about the film.' }),
    ),
  },
  { title: 'SimilarityField' },
);

const FieldGroupSchema = Type.Object(
  {
    group: Type.String({ description: 'The name that fields refer to.', examples: ['people'] }),
    label: Type.String({ examples: ['People'] }),
    color: Type.Integer({
      minimum: 0,
      description: 'Its index in a palette of colours; stable.',
      examples: [0],
    }),
    reason: Type.Object(
      {
        by: Type.Enum(['term', 'phrase', 'list', 'words', 'group'], {
          type: 'string',
          description:
            'How shares are combined: one reason for each term (`term`), or one for the whole group, which shows the longest phrase at the beginning of both titles or else their common words (`phrase`), all its terms with pairs split up (`list`), the five terms with the largest shares (`words`), or no terms (`group`).',
        }),
        text: Type.String({
          description: 'The text of the reason; `{terms}` is replaced by the terms.',
          examples: ['in {terms}'],
        }),
        last: Type.Optional(
          Type.Boolean({
            description: 'Whether the reason comes last, regardless of its share.',
          }),
        ),
      },
      { description: 'How shared terms are turned into reasons.' },
    ),
  },
  { title: 'FieldGroup', description: 'Fields that people see as one thing.' },
);

const PresetChoiceSchema = Type.Object(
  {
    preset: Type.Enum([...PRESET_NAMES], { type: 'string' }),
    label: Type.String({ examples: ['Balanced'] }),
    description: Type.String(),
  },
  { title: 'PresetChoice' },
);

const exponents = Type.Unsafe<Readonly<Record<string, number>>>({
  type: 'object',
  additionalProperties: { type: 'number', minimum: 0, maximum: 1 },
  examples: [{ genre: 0.5 }],
});

/** The response of `GET /similarity/presets`: everything that a client needs to know about fields. */
export const PresetsSchema = Type.Object(
  {
    default: Type.Enum([...PRESET_NAMES], {
      type: 'string',
      description: 'The preset of queries that do not set one.',
    }),
    fields: Type.Array(SimilarityFieldSchema, {
      description:
        'The fields of the snapshot: those that are built in, in their fixed order, then your own by name. Fields from optional data are only there if the data is.',
    }),
    groups: Type.Array(FieldGroupSchema, {
      description: 'The groups of fields, in display order.',
    }),
    choices: Type.Array(PresetChoiceSchema, {
      description: 'The presets, in display order.',
    }),
    presets: Type.Object(byPreset(WeightsSchema), {
      description: 'The weights of each preset; a missing field has a weight of 0.',
    }),
    lengths: Type.Object(byPreset(exponents), {
      description:
        'The length exponents of each preset: what a film has of a field is divided by its length as a vector to this power; a missing field has 0.',
    }),
    idf_powers: Type.Object(byPreset(exponents), {
      description:
        'The powers of the inverse document frequency in the weights of each preset; a missing field has 1.',
    }),
  },
  { title: 'Presets', description: 'How films can be compared.' },
);

function byPreset<Schema>(schema: Schema): Record<PresetName, Schema> {
  return Object.fromEntries(PRESET_NAMES.map((preset) => [preset, schema])) as Record<
    PresetName,
    Schema
  >;
}
