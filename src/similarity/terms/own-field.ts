/** Fields of the user's own, which follow from their names. */
import { FIELD_GROUPS, type FieldGroup } from './field-groups.ts';
import type { FieldWeighing } from './preset-choices.ts';
import type { SimilarityField } from './similarity-field.ts';

/** How the default preset weighs an own field. */
const OWN_WEIGHING: FieldWeighing = { factor: 1, length: 0.5 };

/** The row of a field of the user's own. */
export function ownField(field: string): SimilarityField {
  return {
    field,
    label: ownLabel(field),
    description: `your own terms: ${ownLabel(field).toLowerCase()}`,
    group: field,
    kind: 'word',
    presets: { balanced: OWN_WEIGHING },
  };
}

/** The group that an own field is. */
export function ownGroup(field: string): FieldGroup {
  const label = ownLabel(field);
  return {
    group: field,
    label,
    color: FIELD_GROUPS.length,
    reason: { by: 'words', text: `${label}: {terms}` },
  };
}

/** `Mood words` of `mood_words`. */
function ownLabel(field: string): string {
  const words = field.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
