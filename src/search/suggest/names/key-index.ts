import { isArticle } from '../../../titles/fold-title.ts';
import { buildHashedLists, listed, listOf, type HashedLists } from './hashed-lists.ts';
import type { Texts } from './packed-texts.ts';

/**
 * Finds texts by all their letters, and by the initials of their first words: a popular word such as
 * `it` is in too many texts for runs of letters to find the one that is nothing else. A sequel is also
 * found by one initial and its number.
 *
 *     "the lord of the rings"   thelordoftherings lordoftherings   tlo lot
 *     "x men 2"                 xmen2                              xm2 x2
 *
 * Other initials, such as those of a subtitle, can find a text as well.
 */
export interface KeyIndex {
  readonly keys: HashedLists;
}

/** How many initials there must be. */
export const LEAST_INITIALS = 3;
const [LETTERS, INITIALS, SEQUEL] = [2, 3, 4];
/** The number of a sequel is after at most this many words of its title. */
const MOST_WORDS_BEFORE = 4;

/** Indexes folded texts, with other initials by which they are found. */
export function buildKeyIndex(
  texts: Texts,
  otherInitials: (text: number) => readonly string[],
): KeyIndex {
  return {
    keys: buildHashedLists(texts.length, (text, add) => {
      addKeys(texts.at(text) ?? '', add);
      for (const initials of otherInitials(text)) add(initialsKey(initials));
    }),
  };
}

/** The texts that may consist of the same letters as a folded text, with or without its article. */
export function textsEqual({ keys }: KeyIndex, folded: string): Uint32Array {
  return listed(keys, lettersKey(folded));
}

/** The texts whose first words may start with these letters, or are their other initials. */
export function textsByInitials({ keys }: KeyIndex, initials: string): Uint32Array {
  return listed(keys, initialsKey(initials));
}

/** The texts that may start with a letter and have a number after their first words. */
export function textsOfSequel({ keys }: KeyIndex, initial: string, number: number): Uint32Array {
  return listed(keys, listOf(SEQUEL, initial.charCodeAt(0), number));
}

/** The number of up to two digits that follows the first words of a folded text, and how many those are. */
export function sequelOf(folded: string): { number: number; words: number } | undefined {
  let at = folded.indexOf(' ');
  for (let words = 1; at !== -1 && words <= MOST_WORDS_BEFORE; words++) {
    const end = folded.indexOf(' ', at + 1);
    const number = numberAt(folded, at + 1, end === -1 ? folded.length : end);
    if (number !== undefined) return { number, words };
    at = end;
  }
  return undefined;
}

function numberAt(folded: string, start: number, end: number): number | undefined {
  const first = folded.charCodeAt(start);
  if (end - start > 2 || first < 48 || first > 57) return undefined;
  const number = Number(folded.slice(start, end));
  return Number.isNaN(number) ? undefined : number;
}

/** The first letters of the words of a folded text. */
export function initialsOf(folded: string): string {
  let initials = folded.slice(0, 1);
  for (let at = folded.indexOf(' '); at !== -1; at = folded.indexOf(' ', at + 1)) {
    initials += folded.charAt(at + 1);
  }
  return initials;
}

function addKeys(folded: string, add: (list: number) => void): void {
  for (const text of namesOf(folded)) {
    add(lettersKey(text));
    add(lettersKey(lastWordFirst(text)));
    const initials = initialsOf(text);
    if (initials.length >= LEAST_INITIALS) add(initialsKey(initials));
    const sequel = sequelOf(text);
    if (sequel !== undefined) add(listOf(SEQUEL, text.charCodeAt(0), sequel.number));
  }
}

/** A folded text with and without its article. */
export function namesOf(folded: string): readonly string[] {
  const name = withoutArticle(folded);
  return name === folded ? [folded] : [folded, name];
}

/** A folded text with its last word before the others, as a surname: `park chan wook`. */
export function lastWordFirst(folded: string): string {
  const blank = folded.lastIndexOf(' ');
  return blank === -1 ? folded : `${folded.slice(blank + 1)} ${folded.slice(0, blank)}`;
}

/** A folded text without the article at its start. */
export function withoutArticle(folded: string): string {
  const blank = folded.indexOf(' ');
  return blank > 0 && blank <= 4 && isArticle(folded.slice(0, blank))
    ? folded.slice(blank + 1)
    : folded;
}

function lettersKey(folded: string): number {
  let hash = 0;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (code !== 32) hash = (Math.imul(hash, 31) + code) | 0;
  }
  return listOf(LETTERS, hash, 0);
}

function initialsKey(initials: string): number {
  return listOf(
    INITIALS ^ (initials.charCodeAt(0) << 8),
    initials.charCodeAt(1),
    initials.charCodeAt(2),
  );
}
