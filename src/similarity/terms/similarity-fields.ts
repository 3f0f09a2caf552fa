/**
 * The fields by which films are compared, as data: everything that knows a field by name derives from
 * these tables, field-groups.ts and preset-choices.ts. docs/contributing/adding-a-similarity-field.md adds one, step by step.
 */
import { FIELD_GROUPS, type FieldGroup, type GroupName } from './field-groups.ts';
import { ownField, ownGroup } from './own-field.ts';
import type { SimilarityField } from './similarity-field.ts';
import { WIKIDATA_FIELDS } from './wikidata-fields.ts';

/** A field whose row is in the table below. */
interface BuiltInField extends SimilarityField {
  readonly group: GroupName;
}

/**
 * The built-in fields in the order in which terms are stored and numbered; new ones go to the end. The first
 * four are those of the preset `seed`; the others look closer at the same film.
 */
export const SIMILARITY_FIELDS = [
  {
    field: 'title',
    label: 'Title words',
    description: 'the words of the title',
    group: 'title',
    kind: 'word',
    presets: { seed: { factor: 1 } },
  },
  {
    field: 'genre',
    label: 'Genres',
    description: 'each genre',
    group: 'genre',
    kind: 'word',
    presets: {
      seed: { factor: 1 },
      classic: { factor: 1.4 },
      balanced: { factor: 1.5, length: 0.75, idf: 0.25 },
    },
  },
  {
    field: 'rating',
    label: 'Exact rating',
    description: 'the exact rating, such as 8.6',
    group: 'rating',
    kind: 'range',
    rangeText: 'rated {term}',
    presets: { seed: { factor: 1 } },
  },
  {
    field: 'person',
    label: 'Cast and crew',
    description: 'everyone in the credits, in any role',
    group: 'people',
    kind: 'person',
    presets: {
      seed: { factor: 1 },
      classic: { factor: 1 },
      balanced: { factor: 0.7, length: 0.5 },
    },
  },
  {
    field: 'director',
    label: 'Directors',
    description: 'the directors',
    group: 'people',
    kind: 'person',
    role: 'director',
    presets: { classic: { factor: 1.4 }, balanced: { factor: 0.84, length: 0.5 } },
  },
  {
    field: 'writer',
    label: 'Writers',
    description: 'the writers',
    group: 'people',
    kind: 'person',
    role: 'writer',
    presets: { classic: { factor: 0.5 }, balanced: { factor: 0.35, length: 0.5 } },
  },
  {
    field: 'composer',
    label: 'Composers',
    description: 'the composers',
    group: 'people',
    kind: 'person',
    role: 'composer',
    presets: { classic: { factor: 0.7 }, balanced: { factor: 0.25, length: 0.5 } },
  },
  {
    field: 'lead',
    label: 'Leading actors',
    description: 'the first three actors billed',
    group: 'people',
    kind: 'person',
    presets: { classic: { factor: 0.7 }, balanced: { factor: 0.3, length: 0.5 } },
  },
  {
    field: 'character',
    label: 'Characters',
    description: 'characters with a full name',
    group: 'character',
    kind: 'name',
    presets: { classic: { factor: 1.4 }, balanced: { factor: 0.7, length: 0.5 } },
  },
  {
    field: 'word',
    label: 'Distinctive title words',
    description: 'title words in the singular, without stop words and sequel numbers',
    group: 'title',
    kind: 'word',
    presets: { classic: { factor: 0.7 }, balanced: { factor: 0.2 } },
  },
  {
    field: 'series',
    label: 'Series',
    description: 'the beginning of the title, combined with each genre; series by Wikidata',
    group: 'title',
    kind: 'phrase',
    presets: { classic: { factor: 1.4 }, balanced: { factor: 0.5, length: 0.5 } },
  },
  {
    field: 'mix',
    label: 'Genre pairs',
    description: 'pairs of genres',
    group: 'genre',
    kind: 'pair',
    presets: { classic: { factor: 0.7 }, balanced: { factor: 0.2, length: 0.25 } },
  },
  {
    field: 'era',
    label: 'Era',
    description: 'overlapping ranges of 10 and 30 years',
    group: 'time',
    kind: 'range',
    presets: { classic: { factor: 0.7 } },
  },
  {
    field: 'language',
    label: 'Original language',
    description: 'the language of the original title',
    group: 'language',
    kind: 'language',
    presets: { classic: { factor: 1 }, balanced: { factor: 0.7, length: 0.5 } },
  },
  {
    field: 'votes',
    label: 'Number of votes',
    description: 'overlapping tenfold ranges of the number of votes',
    group: 'votes',
    kind: 'range',
    rangeText: '{term} votes',
    presets: { classic: { factor: 1.4 }, balanced: { factor: 0.5, length: 0.5 } },
  },
  {
    field: 'score',
    label: 'Rating range',
    description: 'overlapping ranges of the rating, one point wide',
    group: 'rating',
    kind: 'range',
    rangeText: 'rated {term}',
    presets: { classic: { factor: 0.7 }, balanced: { factor: 0.6, length: 0.5 } },
  },
  {
    field: 'years',
    label: 'Years',
    description: 'overlapping ranges of 10 years, one every 2 years',
    group: 'time',
    kind: 'range',
    presets: { balanced: { factor: 1.4, length: 1 } },
  },
  {
    field: 'plot',
    label: 'Plot words',
    description: 'words of the article about the film, where articles are used',
    group: 'plot',
    kind: 'word',
    fromArticle: true,
    optional: true,
    presets: { balanced: { factor: 2, length: 1 } },
  },
  ...WIKIDATA_FIELDS,
  {
    field: 'liked_together',
    label: 'Liked together',
    description: 'films that the same people liked, by MovieLens',
    group: 'liked_together',
    kind: 'word',
    optional: true,
    // evidence of taste, not of likeness: there, but off
    presets: { balanced: { factor: 0, length: 1, idf: 0 } },
  },
  {
    field: 'form',
    label: 'Form',
    description: 'documentary or animation, which people do not mix with other films',
    group: 'genre',
    kind: 'word',
    presets: { balanced: { factor: 0.9, length: 0.75, idf: 0.25 } },
  },
  {
    field: 'genre_words',
    label: 'Genres in the article',
    description:
      'genres and styles by which the article about the film introduces it, such as heist',
    group: 'style',
    kind: 'word',
    fromArticle: true,
    optional: true,
    presets: { balanced: { factor: 1.4, length: 1, idf: 0.5 } },
  },
] as const satisfies readonly BuiltInField[];

/** The name of a field: one that is built in, or one of the user's own. */
export type Field = string;

/** The names of the built-in fields, in their order. */
export const FIELDS: readonly Field[] = SIMILARITY_FIELDS.map(({ field }) => field);

/** The number of the first field that looks closer. */
export const CLOSER_FIELDS = SIMILARITY_FIELDS.findIndex(({ presets }) => !('seed' in presets));

const FIELD_OF: ReadonlyMap<string, SimilarityField> = new Map(
  SIMILARITY_FIELDS.map((row) => [row.field, row]),
);

const GROUP_OF: ReadonlyMap<string, FieldGroup> = new Map(
  FIELD_GROUPS.map((row) => [row.group, row]),
);

/** The row of a field; that of an own field follows from its name. */
export function similarityField(field: Field): SimilarityField {
  return FIELD_OF.get(field) ?? ownField(field);
}

/** The group of a field; an own field has its own group. */
export function fieldGroup(field: Field): FieldGroup {
  return GROUP_OF.get(similarityField(field).group) ?? ownGroup(field);
}

/**
 * The names of the fields of some data, in the order in which a model numbers them: the built-in ones
 * (the optional ones only if the data has terms of them), then the user's own, by name.
 */
export function fieldsOf(present: ReadonlySet<string>): readonly Field[] {
  const builtIn = FIELDS.filter(
    (field) => similarityField(field).optional !== true || present.has(field),
  );
  const own = [...present].filter((field) => !FIELD_OF.has(field));
  return [...builtIn, ...own.sort()];
}

/** The groups of some fields in the order of the sliders, each with a colour that no other has while there are some. */
export function groupsOf(fields: readonly Field[]): readonly FieldGroup[] {
  const used = new Set(fields.map((field) => similarityField(field).group));
  const builtIn = FIELD_GROUPS.filter(({ group }) => used.has(group));
  const taken = new Set<number>(builtIn.map(({ color }) => color));
  const own = fields.filter((field) => !FIELD_OF.has(field));
  const free = Array.from({ length: taken.size + own.length }, (_, color) => color).filter(
    (color) => !taken.has(color),
  );
  return [
    ...builtIn,
    ...own.map((field, index) => ({ ...ownGroup(field), color: free[index] ?? index })),
  ];
}
