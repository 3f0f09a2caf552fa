/**
 * The fields by which films are compared, as data: everything that knows a field by name derives from
 * these tables. docs/contributing/adding-a-similarity-field.md adds one, step by step.
 */

/** Fields that people think of as one thing: one slider, one colour, one kind of reason. */
export interface FieldGroup {
  /** As the API, addresses and styles name it; never changed. */
  readonly group: string;
  readonly label: string;
  /** Its place in a palette of colours, from 0; it stays when groups come and go. */
  readonly color: number;
  readonly reason: GroupReason;
}

/** How the terms of a group that films share become reasons. */
interface GroupReason {
  /**
   * - `term`: each term is a reason, with all the fields that have it.
   * - `phrase`: one reason, the longest phrase that both titles begin with, or else their words.
   * - `list`: one reason that lists all terms, pairs taken apart.
   * - `group`: one reason that names no term.
   */
  readonly by: 'term' | 'phrase' | 'list' | 'group';
  /** What people read, with the terms in place of `{terms}`. */
  readonly text: string;
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
    reason: { by: 'group', text: 'similarly popular' },
  },
  { group: 'rating', label: 'Rating', color: 7, reason: { by: 'group', text: 'similarly rated' } },
] as const satisfies readonly FieldGroup[];

type GroupName = (typeof FIELD_GROUPS)[number]['group'];

/**
 * What the terms of a field are:
 * - `word`: text that reads as it is, such as `Sci-Fi`
 * - `person`: an id such as `nm0000631`
 * - `name`: a full name in lower case, such as `james bond`
 * - `pair`: two words of its group, such as `Horror+Sci-Fi`
 * - `phrase`: how a title begins, then a genre, such as `star wars/Action`
 * - `language`: a code such as `ja`
 * - `range`: a number or a range of numbers, such as `8.6` or `1970-1979`
 */
export const TERM_KINDS = [
  'word',
  'person',
  'name',
  'pair',
  'phrase',
  'language',
  'range',
] as const;

type TermKind = (typeof TERM_KINDS)[number];

/** A preset as people choose it: named factors and what they are for. */
interface PresetChoice {
  /** As the API, the options and addresses name it; never changed. */
  readonly preset: string;
  readonly label: string;
  readonly description: string;
}

/** All presets, the recommended one first. */
export const PRESET_CHOICES = [
  {
    preset: 'balanced',
    label: 'Balanced',
    description: 'Considers roles, characters, series, era, language, votes and rating',
  },
  {
    preset: 'seed',
    label: 'Plain',
    description: 'Weighs title words, genres, the exact rating and people equally',
  },
] as const satisfies readonly PresetChoice[];

export type PresetName = (typeof PRESET_CHOICES)[number]['preset'];

/** A field by which films are compared: a kind of term. */
export interface SimilarityField {
  /** As the API, the tables and addresses name it; never changed. */
  readonly field: string;
  readonly label: string;
  /** What a film's terms are, for people who choose weights. */
  readonly description: string;
  readonly group: GroupName;
  readonly kind: TermKind;
  /** What a person was in this field, before the name in a reason: `director Ridley Scott`. */
  readonly role?: string;
  /** How a range reads, in place of `{term}`; just the range when absent. */
  readonly rangeText?: string;
  /** The default factor by preset; a preset that is absent ignores the field. */
  readonly factors: Readonly<Partial<Record<PresetName, number>>>;
}

/**
 * All fields in the order in which terms are stored and numbered; new ones go to the end. The first
 * four are those of the preset `seed`; the others look closer at the same film.
 */
export const SIMILARITY_FIELDS = [
  {
    field: 'title',
    label: 'Title words',
    description: 'the words of the title',
    group: 'title',
    kind: 'word',
    factors: { seed: 1 },
  },
  {
    field: 'genre',
    label: 'Genres',
    description: 'each genre',
    group: 'genre',
    kind: 'word',
    factors: { seed: 1, balanced: 1.4 },
  },
  {
    field: 'rating',
    label: 'Exact rating',
    description: 'the exact rating, such as 8.6',
    group: 'rating',
    kind: 'range',
    rangeText: 'rated {term}',
    factors: { seed: 1 },
  },
  {
    field: 'person',
    label: 'Cast and crew',
    description: 'everyone in the credits, in any role',
    group: 'people',
    kind: 'person',
    factors: { seed: 1, balanced: 1 },
  },
  {
    field: 'director',
    label: 'Directors',
    description: 'the directors',
    group: 'people',
    kind: 'person',
    role: 'director',
    factors: { balanced: 1.4 },
  },
  {
    field: 'writer',
    label: 'Writers',
    description: 'the writers',
    group: 'people',
    kind: 'person',
    role: 'writer',
    factors: { balanced: 0.5 },
  },
  {
    field: 'composer',
    label: 'Composers',
    description: 'the composers',
    group: 'people',
    kind: 'person',
    role: 'composer',
    factors: { balanced: 0.7 },
  },
  {
    field: 'lead',
    label: 'Leading actors',
    description: 'the first three actors billed',
    group: 'people',
    kind: 'person',
    factors: { balanced: 0.7 },
  },
  {
    field: 'character',
    label: 'Characters',
    description: 'characters with a full name',
    group: 'character',
    kind: 'name',
    factors: { balanced: 1.4 },
  },
  {
    field: 'word',
    label: 'Distinctive title words',
    description: 'title words in the singular, without stop words and sequel numbers',
    group: 'title',
    kind: 'word',
    factors: { balanced: 0.7 },
  },
  {
    field: 'series',
    label: 'Series',
    description: 'the beginning of the title, combined with each genre',
    group: 'title',
    kind: 'phrase',
    factors: { balanced: 1.4 },
  },
  {
    field: 'mix',
    label: 'Genre pairs',
    description: 'pairs of genres',
    group: 'genre',
    kind: 'pair',
    factors: { balanced: 0.7 },
  },
  {
    field: 'era',
    label: 'Era',
    description: 'overlapping ranges of 10 and 30 years',
    group: 'time',
    kind: 'range',
    factors: { balanced: 0.7 },
  },
  {
    field: 'language',
    label: 'Original language',
    description: 'the language of the original title',
    group: 'language',
    kind: 'language',
    factors: { balanced: 1 },
  },
  {
    field: 'votes',
    label: 'Number of votes',
    description: 'overlapping tenfold ranges of the number of votes',
    group: 'votes',
    kind: 'range',
    rangeText: '{term} votes',
    factors: { balanced: 1.4 },
  },
  {
    field: 'score',
    label: 'Rating range',
    description: 'overlapping ranges of the rating, one point wide',
    group: 'rating',
    kind: 'range',
    rangeText: 'rated {term}',
    factors: { balanced: 0.7 },
  },
] as const satisfies readonly SimilarityField[];

export type Field = (typeof SIMILARITY_FIELDS)[number]['field'];

/** The names of all fields, in their order: a field's place here is its number. */
export const FIELDS: readonly Field[] = SIMILARITY_FIELDS.map(({ field }) => field);

/** The number of the first field that looks closer. */
export const CLOSER_FIELDS = SIMILARITY_FIELDS.findIndex(({ factors }) => !('seed' in factors));

const FIELD_OF: ReadonlyMap<string, SimilarityField> = new Map(
  SIMILARITY_FIELDS.map((row) => [row.field, row]),
);

const GROUP_OF: ReadonlyMap<GroupName, FieldGroup> = new Map(
  FIELD_GROUPS.map((row) => [row.group, row]),
);

/** The row of a field. */
export function similarityField(field: Field): SimilarityField {
  const row = FIELD_OF.get(field);
  if (row === undefined) throw new RangeError(`no field ${field}`);
  return row;
}

/** The group of a field. */
export function fieldGroup(field: Field): FieldGroup {
  const { group } = similarityField(field);
  const row = GROUP_OF.get(group);
  if (row === undefined) throw new RangeError(`no group ${group}`);
  return row;
}
