import { DEFAULT_PRESET, PRESETS, type Preset } from '../../../similarity/model/presets.ts';
import { FIELD_GROUPS } from '../../../similarity/terms/field-groups.ts';
import { PRESET_CHOICES } from '../../../similarity/terms/preset-choices.ts';
import { SIMILARITY_FIELDS } from '../../../similarity/terms/similarity-fields.ts';
import type { Presets } from '../../api/types.ts';
import { similarityFields } from '../similarity-fields.ts';

/** What the server lists. */
export const PRESETS_LISTED: Presets = {
  default: DEFAULT_PRESET,
  fields: SIMILARITY_FIELDS.map((field) => ({
    ...field,
    ...('fromArticle' in field && { from_article: true }),
  })),
  groups: FIELD_GROUPS,
  choices: PRESET_CHOICES,
  presets: byPreset('factors'),
  lengths: byPreset('lengths'),
  idf_powers: byPreset('idfPowers'),
};

function byPreset<Part extends keyof Preset>(part: Part) {
  return {
    balanced: PRESETS.balanced[part],
    classic: PRESETS.classic[part],
    seed: PRESETS.seed[part],
  };
}

export const FIELDS_LISTED = similarityFields(PRESETS_LISTED);
