import { DEFAULT_PRESET, PRESETS } from '../../../similarity/model/presets.ts';
import {
  FIELD_GROUPS,
  PRESET_CHOICES,
  SIMILARITY_FIELDS,
} from '../../../similarity/terms/similarity-fields.ts';
import type { Presets } from '../../api/types.ts';
import { similarityFields } from '../similarity-fields.ts';

/** What the server lists. */
export const PRESETS_LISTED: Presets = {
  default: DEFAULT_PRESET,
  fields: SIMILARITY_FIELDS,
  groups: FIELD_GROUPS,
  choices: PRESET_CHOICES,
  presets: PRESETS,
};

export const FIELDS_LISTED = similarityFields(PRESETS_LISTED);
