import { Type } from 'typebox';
import { PRESET_NAMES } from '../../../similarity/model/presets.ts';
import {
  FIELD_GROUPS,
  FIELDS,
  TERM_KINDS,
  type PresetName,
} from '../../../similarity/terms/similarity-fields.ts';
import { FieldSchema, WeightsSchema } from './similar.ts';

const group = Type.Enum(
  FIELD_GROUPS.map((row) => row.group),
  { type: 'string', description: 'Its group, one of `groups`.', examples: ['people'] },
);

const SimilarityFieldSchema = Type.Object(
  {
    field: FieldSchema,
    label: Type.String({ examples: ['Directors'] }),
    description: Type.String({
      description: 'What a film’s terms are.',
      examples: ['the directors'],
    }),
    group,
    kind: Type.Enum([...TERM_KINDS], {
      type: 'string',
      description:
        'What its terms are: text that reads as it is (`word`), a person’s id (`person`), a full name in lower case (`name`), two words of the group (`pair`, such as `Horror+Sci-Fi`), how a title begins with a genre (`phrase`, such as `star wars/Action`), a code (`language`), or a number or range (`range`).',
      examples: ['person'],
    }),
  },
  { title: 'SimilarityField' },
);

const FieldGroupSchema = Type.Object(
  {
    group: { ...group, description: 'The name that fields refer to.' },
    label: Type.String({ examples: ['People'] }),
    color: Type.Integer({
      minimum: 0,
      description: 'Its place in a palette of colours; it does not change.',
      examples: [0],
    }),
    reason: Type.Object(
      {
        by: Type.Enum(['term', 'phrase', 'list', 'group'], {
          type: 'string',
          description:
            'What is one reason: all shares of one term (`term`), or those of the whole group, which is named by the longest phrase that both titles begin with, or else their words (`phrase`), by all its terms, pairs taken apart (`list`), or by no term (`group`).',
        }),
        text: Type.String({
          description: 'How the reason reads, with the terms in place of `{terms}`.',
          examples: ['in {terms}'],
        }),
      },
      { description: 'How shared terms become reasons.' },
    ),
  },
  { title: 'FieldGroup', description: 'Fields that people think of as one thing.' },
);

const PresetChoiceSchema = Type.Object(
  {
    preset: Type.Enum([...PRESET_NAMES], { type: 'string' }),
    label: Type.String({ examples: ['Balanced'] }),
    description: Type.String(),
  },
  { title: 'PresetChoice' },
);

/** What `GET /similarity/presets` answers: all that a client needs to know of fields. */
export const PresetsSchema = Type.Object(
  {
    default: Type.Enum([...PRESET_NAMES], {
      type: 'string',
      description: 'The preset of queries that name none.',
    }),
    fields: Type.Array(SimilarityFieldSchema, {
      description: `All ${FIELDS.length} fields, in the order of their terms.`,
    }),
    groups: Type.Array(FieldGroupSchema, {
      description: 'The groups of fields, in the order in which to list them.',
    }),
    choices: Type.Array(PresetChoiceSchema, {
      description: 'The presets in the order in which to offer them.',
    }),
    presets: Type.Object(weightsByPreset(), {
      description: 'The weight of each field, by preset; a field that is absent has none.',
    }),
  },
  { title: 'Presets', description: 'How films can be compared.' },
);

function weightsByPreset(): Record<PresetName, typeof WeightsSchema> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- fromEntries forgets the names
  return Object.fromEntries(PRESET_NAMES.map((preset) => [preset, WeightsSchema])) as Record<
    PresetName,
    typeof WeightsSchema
  >;
}
