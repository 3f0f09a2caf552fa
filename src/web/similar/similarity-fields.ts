import type { FieldGroup, Presets, SimilarityField } from '../api/types.ts';

/** The fields of similarity and their groups, as the server lists them. */
export interface SimilarityFields {
  readonly presets: Presets;
  /** The groups in the order of the sliders. */
  readonly groups: readonly FieldGroup[];
  /** The field of a name, if there is such a field. */
  readonly field: (name: string) => SimilarityField | undefined;
  /** The group of a field, by the field's name. */
  readonly groupOf: (name: string) => FieldGroup | undefined;
  /** The fields of a group. */
  readonly fieldsOf: (group: FieldGroup) => readonly SimilarityField[];
}

/** Makes a table of what `GET /similarity/presets` answers. */
export function similarityFields(presets: Presets): SimilarityFields {
  const { fields, groups } = presets;
  const byName = new Map<string, SimilarityField>(fields.map((field) => [field.field, field]));
  const groupsByName = new Map<string, FieldGroup>(groups.map((group) => [group.group, group]));
  return {
    presets,
    groups,
    field: (name) => byName.get(name),
    groupOf: (name) => groupsByName.get(byName.get(name)?.group ?? ''),
    fieldsOf: ({ group }) => fields.filter((field) => field.group === group),
  };
}

/** How many colours `styles/similarity.css` has. */
export const PALETTE_SIZE = 15;

/** A group's colour, the same in bars, sliders and reasons. */
export function groupColor({ color }: FieldGroup): string {
  return `var(--similarity-${color % PALETTE_SIZE})`;
}
