import type { Field } from '../api/types.ts';

/** Fields that a person thinks of as one thing. */
export interface FieldGroup {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly Field[];
}

export const GROUPS = [
  { id: 'people', label: 'People', fields: ['person', 'director', 'writer', 'composer', 'lead'] },
  { id: 'title', label: 'Title', fields: ['title', 'word', 'series'] },
  { id: 'genre', label: 'Genre', fields: ['genre', 'mix'] },
  { id: 'character', label: 'Characters', fields: ['character'] },
  { id: 'time', label: 'Time', fields: ['era'] },
  { id: 'language', label: 'Language', fields: ['language'] },
  { id: 'votes', label: 'Popularity', fields: ['votes'] },
  { id: 'rating', label: 'Rating', fields: ['rating', 'score'] },
] as const satisfies readonly FieldGroup[];

export type GroupId = (typeof GROUPS)[number]['id'];

const GROUP_OF: ReadonlyMap<string, GroupId> = new Map(
  GROUPS.flatMap(({ id, fields }) => fields.map((field): [string, GroupId] => [field, id])),
);

/** Whether a text is the name of a field. */
export function isField(name: string): name is Field {
  return GROUP_OF.has(name);
}

/** The group of a field; a field that is new here counts as what it is nearest to, the title. */
export function groupOf(field: string): GroupId {
  return GROUP_OF.get(field) ?? 'title';
}

export function groupLabel(id: GroupId): string {
  return GROUPS.find((group) => group.id === id)?.label ?? id;
}
