import { sharedTitle } from '../../../similarity/wording/combined-reasons.ts';
import { languageName, phraseOf, titleCase } from '../../../similarity/wording/names.ts';
import type {
  FieldGroup,
  SimilarAnswer,
  SimilarityField,
  TermFactor,
  TermShare,
} from '../../api/types.ts';
import type { SimilarSearch } from '../../url/similar-search.ts';
import type { SimilarityFields } from '../similarity-fields.ts';

/**
 * What people can boost or exclude at once: someone in all roles, a genre with its pairs, a title.
 */
export interface Topic {
  /**
   * As a URL names it: terms joined by commas, each of which stands for others as well (see
   * {@link termFactorsOf}): `person:nm0000244`, `genre:Horror`,
   * `series:star war,word:star,word:war`.
   */
  readonly key: string;
  readonly text: string;
}

/** What is done to a topic; by default it counts once. */
export type Adjustment = 'boost' | 'exclude';

/** How much a boosted topic counts. */
export const BOOST_FACTOR = 2;

/** The most factors of terms that the API takes in a query. */
const MOST_TERMS = 200;

/** The labels of words that are shown otherwise, by the topic of the word alone. */
export type TopicLabels = ReadonlyMap<string, string>;

const NO_LABELS: TopicLabels = new Map();

/** A term with its field. */
export interface Term {
  readonly field: SimilarityField;
  readonly term: string;
  /** What people read, where it is known. */
  readonly label?: string | undefined;
}

/** Shared terms with their fields. */
export function termsOf(
  shares: readonly (Pick<TermShare, 'field' | 'term'> & { readonly label?: string })[],
  fields: SimilarityFields,
): readonly Term[] {
  return shares.flatMap(({ field: name, term, label }) => {
    const field = fields.field(name);
    return field === undefined ? [] : [{ field, term, label }];
  });
}

/**
 * The topics that a reason is made of; empty where it is about its whole group, such as the era.
 *
 * @param text what the reason says.
 */
export function topicsOf(
  group: FieldGroup,
  terms: readonly Term[],
  text: string,
  fields: SimilarityFields,
): readonly Topic[] {
  const { by } = group.reason;
  switch (by) {
    case 'term':
      return terms.slice(0, 1).map((term) => ({ key: firstKey(group, term, fields), text }));
    case 'list':
    case 'words':
      return partsOf(terms).map((part) => {
        const key = firstKey(group, part, fields);
        return { key, text: labelled(part, group) ?? topicText(key, fields) };
      });
    case 'phrase':
      return [{ key: phraseKey(group, terms, fields), text }];
    case 'group':
      return [];
    default:
      return by satisfies never;
  }
}

/** The text of a word that the server has a label for. */
function labelled({ field, term, label = term }: Term, { reason }: FieldGroup): string | undefined {
  if (field.kind !== 'word' || label === term) return undefined;
  return reason.text.replace('{terms}', () => label);
}

/** The labels that an answer has for words, in its list and for what the query adjusts. */
export function topicLabels(answer: SimilarAnswer, fields: SimilarityFields): TopicLabels {
  const terms = [...answer.films.flatMap(({ why }) => why?.terms ?? []), ...(answer.terms ?? [])];
  const words = termsOf(terms, fields).filter(({ field }) => field.kind === 'word');
  return new Map(words.map((word) => [keyOf(word), word.label ?? word.term]));
}

/** Terms with pairs taken apart, each part once, in alphabetical order. */
export function partsOf(terms: readonly Term[]): readonly Term[] {
  const parts = terms.flatMap((one) =>
    one.field.kind === 'pair'
      ? one.term.split('+').map((part) => ({ field: one.field, term: part }))
      : [one],
  );
  const byText = new Map(parts.map((part) => [part.term, part]));
  return [...byText.values()].sort((one, other) => (one.term < other.term ? -1 : 1));
}

/** A term under the first field of its group that has such terms, whichever field it was found in. */
function firstKey(group: FieldGroup, { field, term }: Term, fields: SimilarityFields): string {
  const kind = field.kind === 'pair' ? 'word' : field.kind;
  const first = fields.fieldsOf(group).find((one) => one.kind === kind) ?? field;
  return keyOf({ field: first, term });
}

function phraseKey(group: FieldGroup, terms: readonly Term[], fields: SimilarityFields): string {
  const words = terms.filter(({ field }) => field.kind !== 'phrase').map(keyOf);
  const field = fields.fieldsOf(group).find(({ kind }) => kind === 'phrase');
  const phrases = terms
    .filter((one) => one.field.kind === 'phrase')
    .map(({ term }) => phraseOf(term));
  const named = terms.map((one) => ({ field: one.field.field, term: one.term }));
  const title = sharedTitle(named, fields.presets.fields);
  const keys = field ? [title, ...phrases.sort()].map((term) => keyOf({ field, term })) : [];
  return [...new Set([...keys, ...words.sort()])].join(',');
}

/** The group of a topic. */
export function topicGroup(key: string, fields: SimilarityFields): FieldGroup | undefined {
  const [first] = termsIn(key, fields);
  return first && fields.groupOf(first.field.field);
}

/** The id of the person that a topic is about, if it is about one. */
export function topicPerson(key: string, fields: SimilarityFields): number | undefined {
  const [first] = termsIn(key, fields);
  return first?.field.kind === 'person' ? personIdOf(first.term) : undefined;
}

/** The number in a term such as `nm0000244`. */
export function personIdOf(term: string): number | undefined {
  const id = Number(/^nm(\d{1,9})$/.exec(term)?.[1]);
  return id > 0 ? id : undefined;
}

/**
 * The name of a topic that is not a person.
 *
 * @param labels those of terms that read otherwise, as the server has them
 */
export function topicText(
  key: string,
  fields: SimilarityFields,
  labels: TopicLabels = NO_LABELS,
): string {
  const [first] = termsIn(key, fields);
  if (first === undefined) return key;
  const text = fields.groupOf(first.field.field)?.reason.text ?? '{terms}';
  return text.replace('{terms}', () => labels.get(keyOf(first)) ?? termText(first));
}

function termText({ field, term }: Term): string {
  if (field.kind === 'name') return titleCase(term);
  return field.kind === 'language' ? languageName(term) : term;
}

/** What a URL does to a topic. */
export function adjustmentOf({ mute, boost }: SimilarSearch, key: string): Adjustment | undefined {
  if (mute?.includes(key) === true) return 'exclude';
  return boost?.includes(key) === true ? 'boost' : undefined;
}

/** The change of a URL that does something else to a topic. */
export function adjusted(
  { mute = [], boost = [] }: SimilarSearch,
  key: string,
  adjustment: Adjustment | undefined,
): Pick<SimilarSearch, 'mute' | 'boost'> {
  const changed = (topics: readonly string[], isIn: boolean) => {
    const others = topics.filter((topic) => topic !== key);
    const all = isIn ? [...others, key] : others;
    return all.length === 0 ? undefined : all;
  };
  return {
    mute: changed(mute, adjustment === 'exclude'),
    boost: changed(boost, adjustment === 'boost'),
  };
}

/** Whether the terms of some topics depend on the genres of the films in the query. */
export function dependOnGenres(
  { mute = [], boost = [] }: SimilarSearch,
  fields: SimilarityFields,
): boolean {
  return [...mute, ...boost]
    .flatMap((key) => termsIn(key, fields))
    .some(({ field }) => field.kind === 'phrase' || pairsOf(field, fields).length > 0);
}

/**
 * The factors of terms that a URL asks for; a topic that is both boosted and excluded is excluded.
 *
 * @param genres those of the films in the query, as other films can share only these.
 */
export function termFactorsOf(
  { mute = [], boost = [] }: SimilarSearch,
  genres: readonly string[],
  fields: SimilarityFields,
): readonly TermFactor[] {
  const factors = new Map<string, TermFactor>();
  for (const [topics, factor] of [
    [boost, BOOST_FACTOR],
    [mute, 0],
  ] as const) {
    for (const key of topics) {
      for (const term of termsIn(key, fields).flatMap((one) => meantBy(one, genres, fields))) {
        factors.set(keyOf(term), { field: term.field.field, term: term.term, factor });
      }
    }
  }
  return [...factors.values()].slice(0, MOST_TERMS);
}

/**
 * All terms that a term of a topic stands for: a title's beginning with every genre; a genre with its
 * pairs; a person in every role.
 */
function meantBy(
  { field, term }: Term,
  genres: readonly string[],
  fields: SimilarityFields,
): readonly Term[] {
  if (field.kind === 'phrase') return genres.map((genre) => ({ field, term: `${term}/${genre}` }));
  const group = fields.groupOf(field.field);
  if (group === undefined || group.reason.by === 'phrase') return [{ field, term }];
  const alike = fields.fieldsOf(group).filter(({ kind }) => kind === field.kind);
  const others = genres.filter((genre) => genre !== term);
  const pairs = pairsOf(field, fields).flatMap((pair) =>
    others.map((genre) => ({ field: pair, term: [term, genre].sort().join('+') })),
  );
  return [...alike.map((one) => ({ field: one, term })), ...pairs];
}

/** The fields whose terms are pairs of a field's terms. */
function pairsOf(
  { kind, group }: SimilarityField,
  { presets }: SimilarityFields,
): readonly SimilarityField[] {
  if (kind !== 'word') return [];
  return presets.fields.filter((one) => one.kind === 'pair' && one.group === group);
}

/** The terms that a topic names; those of unknown fields are passed over. */
function termsIn(key: string, fields: SimilarityFields): readonly Term[] {
  return key.split(',').flatMap((part) => {
    const name = part.slice(0, Math.max(0, part.indexOf(':')));
    const term = decoded(part.slice(name.length + 1));
    const field = fields.field(name);
    return field !== undefined && term !== '' ? [{ field, term }] : [];
  });
}

/** A term as part of a topic's key; a comma would separate it from the next one. */
function keyOf({ field, term }: Term): string {
  return `${field.field}:${term.replaceAll(/[%,]/g, encodeURIComponent)}`;
}

/** The inverse of what {@link keyOf} does to a term; a URL may have been written by hand. */
function decoded(term: string): string {
  return term.replaceAll(/%2C|%25/gi, decodeURIComponent);
}
