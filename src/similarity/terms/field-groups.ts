import type { GroupReason } from '../wording/combined-reasons.ts';

/** Fields that people think of as one thing: one slider, one colour, one kind of reason. */
export interface FieldGroup {
  /** As the API, addresses and styles name it; never changed. */
  readonly group: string;
  readonly label: string;
  /** Its place in a palette of colours, from 0; it stays when groups come and go. */
  readonly color: number;
  readonly reason: GroupReason;
}

/** The groups in the order of the sliders. */
export const FIELD_GROUPS = [
  { group: 'people', label: 'People', color: 0, reason: { by: 'term', text: '{terms}' } },
  { group: 'title', label: 'Title', color: 1, reason: { by: 'phrase', text: '“{terms}”' } },
  { group: 'genre', label: 'Genre', color: 2, reason: { by: 'list', text: '{terms}' } },
  { group: 'character', label: 'Characters', color: 3, reason: { by: 'term', text: '{terms}' } },
  { group: 'time', label: 'Time', color: 4, reason: { by: 'group', text: 'same era' } },
  { group: 'language', label: 'Language', color: 5, reason: { by: 'list', text: 'in {terms}' } },
  {
    group: 'votes',
    label: 'Popularity',
    color: 6,
    // Popularity is not a reason to like a film.
    reason: { by: 'group', text: 'similarly popular', last: true },
  },
  { group: 'rating', label: 'Rating', color: 7, reason: { by: 'group', text: 'similarly rated' } },
  { group: 'plot', label: 'Plot', color: 8, reason: { by: 'words', text: 'plot: {terms}' } },
  { group: 'style', label: 'Style', color: 9, reason: { by: 'words', text: '{terms}' } },
  { group: 'subject', label: 'Subject', color: 10, reason: { by: 'words', text: 'about {terms}' } },
  { group: 'place', label: 'Place', color: 11, reason: { by: 'words', text: 'set in {terms}' } },
  { group: 'country', label: 'Country', color: 12, reason: { by: 'words', text: 'from {terms}' } },
  {
    group: 'based_on',
    label: 'Based on',
    color: 13,
    reason: { by: 'words', text: 'based on {terms}' },
  },
  {
    group: 'liked_together',
    label: 'Liked together',
    color: 14,
    reason: { by: 'words', text: 'liked together with {terms}' },
  },
] as const satisfies readonly FieldGroup[];

export type GroupName = (typeof FIELD_GROUPS)[number]['group'];
