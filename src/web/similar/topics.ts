import type { SimilarSearch } from '../url/similar-search.ts';
import type { Field, TermShare, TermFactor } from '../api/types.ts';
import { languageName, titleCase } from '../format/words.ts';
import { GROUPS, groupOf, isField, type GroupId } from './groups.ts';

/** What a person can mute or boost at once: someone, a genre, a title, whatever fields it is in. */
export interface Topic {
  /**
   * As an address names it: terms joined by commas, a person as `person`, a genre without its pairs,
   * a title's beginning without genres. `person:nm0000244`, `genre:Horror`,
   * `series:star war,word:star,word:war`.
   */
  readonly key: string;
  readonly text: string;
}

/** What is made of a topic; nothing where it counts as usual. */
export type Adjustment = 'mute' | 'boost';

/** By what a boosted topic counts. */
export const DOUBLE = 2;

interface Term {
  readonly field: Field;
  readonly term: string;
}

/**
 * The topics that a reason is made of; none where it is about its whole group, such as the time.
 *
 * @param text what the reason says.
 */
export function topicsOf(
  group: GroupId,
  terms: readonly TermShare[],
  text: string,
): readonly Topic[] {
  const first = terms[0]?.term ?? '';
  switch (group) {
    case 'people':
      return [{ key: `person:${first}`, text }];
    case 'character':
      return [{ key: `character:${first}`, text }];
    case 'language':
      return [{ key: `language:${first}`, text }];
    case 'genre':
      return genresOf(terms).map((genre) => ({ key: `genre:${genre}`, text: genre }));
    case 'title': {
      const phrases = terms.filter(({ field }) => field === 'series').map(phraseOf);
      const words = terms.filter(({ field }) => field !== 'series').map(keyOf);
      const parts = [titleOf(terms), ...phrases.sort()].map((phrase) => `series:${phrase}`);
      return [{ key: [...new Set([...parts, ...words.sort()])].join(','), text }];
    }
    case 'time':
    case 'votes':
    case 'rating':
      return [];
    default:
      return group satisfies never;
  }
}

export function genresOf(terms: readonly Term[]): string[] {
  return [...new Set(terms.flatMap(({ term }) => term.split('+')))].sort();
}

/** The longest beginning that both titles have, or else the words that they share. */
export function titleOf(terms: readonly Term[]): string {
  const of = (field: Field): readonly Term[] => terms.filter((one) => one.field === field);
  const phrases = of('series').map(phraseOf);
  const [longest] = phrases.sort((one, other) => other.length - one.length);
  const words = of('word').length > 0 ? of('word') : of('title');
  return longest ?? [...new Set(words.map(({ term }) => term))].join(' ');
}

/** How titles begin, without the genre. */
function phraseOf({ term }: Term): string {
  return term.slice(0, term.lastIndexOf('/'));
}

/** The group of a topic from an address. */
export function topicGroup(key: string): GroupId {
  return groupOf(termsIn(key)[0]?.field ?? '');
}

/** The id of the person that a topic is, if it is one. */
export function topicPerson(key: string): number | undefined {
  const [first] = termsIn(key);
  const id = first?.field === 'person' ? Number(/^nm(\d{1,9})$/.exec(first.term)?.[1]) : Number.NaN;
  return id > 0 ? id : undefined;
}

/** What a topic is called that is no person. */
export function topicText(key: string): string {
  const text = termsIn(key)[0]?.term ?? key;
  const group = topicGroup(key);
  if (group === 'character') return titleCase(text);
  if (group === 'language') return `in ${languageName(text)}`;
  return group === 'title' ? `“${text}”` : text;
}

/** What an address makes of a topic. */
export function adjustmentOf({ mute, boost }: SimilarSearch, key: string): Adjustment | undefined {
  if (mute?.includes(key) === true) return 'mute';
  return boost?.includes(key) === true ? 'boost' : undefined;
}

/** The change of an address that makes something else of a topic. */
export function adjusted(
  { mute = [], boost = [] }: SimilarSearch,
  key: string,
  adjustment: Adjustment | undefined,
): Pick<SimilarSearch, 'mute' | 'boost'> {
  const changed = (topics: readonly string[], isWanted: boolean) => {
    const others = topics.filter((topic) => topic !== key);
    const all = isWanted ? [...others, key] : others;
    return all.length === 0 ? undefined : all;
  };
  return {
    mute: changed(mute, adjustment === 'mute'),
    boost: changed(boost, adjustment === 'boost'),
  };
}

/** Whether the terms of some topics depend on the genres of the films in question. */
export function dependOnGenres({ mute = [], boost = [] }: SimilarSearch): boolean {
  return [...mute, ...boost]
    .flatMap(termsIn)
    .some(({ field }) => field === 'genre' || field === 'series');
}

const MOST_TERMS = 200;

/**
 * The factors of terms that an address asks for; what is muted and boosted is muted.
 *
 * @param genres those of the films in question: only pairs of them can be shared.
 */
export function termFactorsOf(
  { mute = [], boost = [] }: SimilarSearch,
  genres: readonly string[],
): readonly TermFactor[] {
  const factors = new Map<string, TermFactor>();
  for (const [topics, factor] of [
    [boost, DOUBLE],
    [mute, 0],
  ] as const) {
    for (const term of topics.flatMap(termsIn).flatMap((one) => meant(one, genres))) {
      factors.set(keyOf(term), { ...term, factor });
    }
  }
  return [...factors.values()].slice(0, MOST_TERMS);
}

/** All terms that stand for what a topic names. */
function meant({ field, term }: Term, genres: readonly string[]): readonly Term[] {
  if (field === 'person') return PEOPLE.map((role) => ({ field: role, term }));
  if (field === 'series') return genres.map((genre) => ({ field, term: `${term}/${genre}` }));
  if (field !== 'genre') return [{ field, term }];
  const others = genres.filter((genre) => genre !== term);
  const pairs = others.map((genre) => [term, genre].sort().join('+'));
  return [{ field, term }, ...pairs.map((pair) => ({ field: 'mix', term: pair }) as const)];
}

const PEOPLE = GROUPS[0].fields;

/** The terms that a topic names; what is no field's is passed over. */
function termsIn(key: string): readonly Term[] {
  return key.split(',').flatMap((part) => {
    const field = part.slice(0, Math.max(0, part.indexOf(':')));
    const term = part.slice(field.length + 1);
    return isField(field) && term !== '' ? [{ field, term }] : [];
  });
}

function keyOf({ field, term }: Term): string {
  return `${field}:${term}`;
}
