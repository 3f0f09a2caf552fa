import { buildHashedLists, listed, listOf, type HashedLists } from './hashed-lists.ts';
import { isDense } from './dense-script.ts';
import type { Texts } from './packed-texts.ts';

/**
 * Finds texts that share runs of three letters with a query: a misspelt word still shares most.
 *
 *     "the matrix"   ␣␣t ␣th the he␣   ␣␣m ␣ma mat atr tri rix ix␣
 *     "matirx"                         ␣␣m ␣ma mat     (ati tir irx) rx␣
 *
 * In scripts that are written without spaces a sign says more, and a query is found anywhere: by its
 * signs one by one if there is only one, else by two at a time.
 *
 *     "千と千尋"     ␣␣千 … 尋␣   千 と 尋   千と と千 千尋
 */
export interface TrigramIndex {
  readonly grams: HashedLists;
  /** Room for a search: how many runs each text shares; 0 between searches. */
  readonly counts: Uint8Array;
  /** The same counts, four at a time. */
  readonly fours: Int32Array;
  /** Room for the texts that share most. */
  readonly sharing: Uint32Array;
}

const BLANK = 32;
/** More runs than the longest query has, and as much as a byte holds beside its highest bit. */
const MOST_RUNS = 127;
const HIGHEST_BITS = -0x7f7f7f80;
const ONES = 0x01010101;
/** No letter's code, so that runs of one and two signs have lists of their own. */
const [ONE_SIGN, TWO_SIGNS] = [0, 1];

/** Indexes folded texts. */
export function buildTrigramIndex(texts: Texts): TrigramIndex {
  const { length } = texts;
  const fours = new Int32Array(Math.ceil(length / 4));
  return {
    grams: buildHashedLists(length, (text, add) => addGrams(texts.at(text) ?? '', add)),
    counts: new Uint8Array(fours.buffer),
    fours,
    sharing: new Uint32Array(length),
  };
}

/**
 * The texts that share the most runs with a folded query, at most `most` of them, ascending; of
 * those that share the same number, the first ones. Texts that share less than 40% of what the best
 * one does are left out.
 */
export function textsLike(index: TrigramIndex, query: string, most: number): Uint32Array {
  const { counts } = index;
  const best = countShared(index, query);
  const floor = Math.max(1, Math.ceil(best * 0.4));
  const sharing = textsWith(index, floor);
  const byCount = new Uint32Array(best + 1);
  for (let i = 0; i < sharing.length; i++) {
    const count = counts[sharing[i] ?? 0] ?? 0;
    byCount[count] = (byCount[count] ?? 0) + 1;
  }
  let least = Math.max(best, floor);
  let better = 0;
  while (least > floor && better + (byCount[least] ?? 0) < most) {
    better += byCount[least] ?? 0;
    least -= 1;
  }
  let equals = Math.min(most - better, byCount[least] ?? 0);
  const found = new Uint32Array(better + equals);
  let length = 0;
  for (let i = 0; length < found.length; i++) {
    const text = sharing[i] ?? 0;
    const count = counts[text] ?? 0;
    if (count < least || (count === least && equals === 0)) continue;
    if (count === least) equals -= 1;
    found[length] = text;
    length += 1;
  }
  counts.fill(0);
  return found;
}

/** Counts for each text how many of the query's runs it has; returns the most that one has. */
function countShared({ grams, counts }: TrigramIndex, query: string): number {
  let best = 0;
  for (const list of [...queryGrams(query)].slice(0, MOST_RUNS)) {
    const texts = listed(grams, list);
    for (let i = 0; i < texts.length; i++) {
      const text = texts[i] ?? 0;
      const count = (counts[text] ?? 0) + 1;
      counts[text] = count;
      if (count > best) best = count;
    }
  }
  return best;
}

/** The texts that share at least this many runs, ascending. */
function textsWith({ counts, fours, sharing }: TrigramIndex, least: number): Uint32Array {
  const leasts = Math.imul(least, ONES);
  let length = 0;
  for (let four = 0; four < fours.length; four++) {
    // a byte keeps its highest bit if its count is not less, and most words of four bytes have none
    if (((((fours[four] ?? 0) | HIGHEST_BITS) - leasts) & HIGHEST_BITS) === 0) continue;
    for (let text = 4 * four; text < 4 * four + 4; text++) {
      if ((counts[text] ?? 0) < least) continue;
      sharing[length] = text;
      length += 1;
    }
  }
  return sharing.subarray(0, length);
}

const DENSE = /[\u0e00-\uffff]/;

/** Adds all runs by which a text can be found. */
function addGrams(text: string, add: (list: number) => void): void {
  addTrigrams(text, add);
  if (!DENSE.test(text)) return;
  let before = BLANK;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDense(code)) {
      add(listOf(ONE_SIGN, ONE_SIGN, code));
      if (isDense(before)) add(listOf(TWO_SIGNS, before, code));
    }
    before = code;
  }
}

function queryGrams(query: string): ReadonlySet<number> {
  const grams = new Set<number>();
  const add = (list: number): void => void grams.add(list);
  for (const word of query.split(' ')) {
    const codes = Array.from(word, (_, i) => word.charCodeAt(i));
    if (!codes.every(isDense)) addTrigrams(word, add);
    else if (codes.length === 1) add(listOf(ONE_SIGN, ONE_SIGN, codes[0] ?? 0));
    else
      for (const [i, code] of codes.slice(1).entries()) add(listOf(TWO_SIGNS, codes[i] ?? 0, code));
  }
  return grams;
}

/** The lists of a text's runs of three; each word is preceded by two spaces and followed by one. */
function addTrigrams(text: string, add: (list: number) => void): void {
  let [first, second] = [BLANK, BLANK];
  for (let i = 0; i <= text.length; i++) {
    const third = i < text.length ? text.charCodeAt(i) : BLANK;
    add(listOf(first, second, third));
    if (third === BLANK) first = second = BLANK;
    else {
      first = second;
      second = third;
    }
  }
}
