import { titleWords } from '../../similarity/terms/title-words.ts';
import type { Texts } from './packed-texts.ts';

/**
 * Finds texts that share runs of three letters with a query: a misspelt word still shares most.
 *
 *     "the matrix"   ␣␣t ␣th the he␣   ␣␣m ␣ma mat atr tri rix ix␣
 *     "matirx"                         ␣␣m ␣ma mat     (ati tir irx) rx␣
 *
 * Each run is hashed to one of 2^17 lists of the texts that have it, ascending. Two runs may share a
 * list, so the texts that are found have to be checked.
 */
export interface TrigramIndex {
  /** How many texts there are. */
  readonly texts: number;
  /** 2^17 + 1: where each list begins, and where the last one ends. */
  readonly starts: Uint32Array;
  readonly lists: Uint32Array;
}

const LISTS = 2 ** 17;
const BLANK = 32;

/**
 * A text for comparison: words in lower case without accents, separated by one space. A text without
 * a letter, such as `&`, stays as it is.
 */
export function foldedText(text: string): string {
  const words = titleWords(text);
  return words.length > 0 ? words.join(' ') : text.trim();
}

/** Indexes folded texts. */
export function buildTrigramIndex(texts: Texts): TrigramIndex {
  const starts = new Uint32Array(LISTS + 1);
  forEachGram(texts, (list) => {
    starts[list + 1] = (starts[list + 1] ?? 0) + 1;
  });
  for (let list = 0; list < LISTS; list++) {
    starts[list + 1] = (starts[list + 1] ?? 0) + (starts[list] ?? 0);
  }
  const ends = starts.slice(0, LISTS);
  const lists = new Uint32Array(starts[LISTS] ?? 0);
  forEachGram(texts, (list, text) => {
    const end = ends[list] ?? 0;
    lists[end] = text;
    ends[list] = end + 1;
  });
  return { texts: texts.length, starts, lists };
}

/**
 * The texts that share the most runs with a folded query, at most `most` of them, ascending; of
 * those that share the same number, the first ones. Texts that share less than 40% of what the best
 * one does are left out.
 */
export function textsLike(index: TrigramIndex, query: string, most: number): Uint32Array {
  const counts = countShared(index, query);
  const byCount = new Uint32Array(256);
  for (let text = 0; text < counts.length; text++) {
    const count = counts[text] ?? 0;
    byCount[count] = (byCount[count] ?? 0) + 1;
  }
  const best = byCount.findLastIndex((texts) => texts > 0);
  const floor = Math.max(1, Math.ceil(best * 0.4));
  let least = Math.max(best, floor);
  let better = 0;
  while (least > floor && better + (byCount[least] ?? 0) < most) {
    better += byCount[least] ?? 0;
    least -= 1;
  }
  let equals = Math.min(most - better, byCount[least] ?? 0);
  const found = new Uint32Array(better + equals);
  let length = 0;
  for (let text = 0; length < found.length; text++) {
    const count = counts[text] ?? 0;
    if (count < least || (count === least && equals === 0)) continue;
    if (count === least) equals -= 1;
    found[length] = text;
    length += 1;
  }
  return found;
}

/** For each text, how many of the query's runs it has, at most 255. */
function countShared({ texts, starts, lists }: TrigramIndex, query: string): Uint8Array {
  const counts = new Uint8Array(texts);
  for (const list of [...new Set(gramsOf(query))].slice(0, 255)) {
    const end = starts[list + 1] ?? 0;
    for (let i = starts[list] ?? 0; i < end; i++) {
      const text = lists[i] ?? 0;
      counts[text] = (counts[text] ?? 0) + 1;
    }
  }
  return counts;
}

/** Visits each list that a text belongs to, once per text. */
function forEachGram(texts: Texts, visit: (list: number, text: number) => void): void {
  const lastText = new Int32Array(LISTS).fill(-1);
  for (let text = 0; text < texts.length; text++) {
    for (const list of gramsOf(texts.at(text) ?? '')) {
      if (lastText[list] === text) continue;
      lastText[list] = text;
      visit(list, text);
    }
  }
}

/** The lists of a text's runs; each word is preceded by two spaces and followed by one. */
function* gramsOf(text: string): Generator<number> {
  let [first, second] = [BLANK, BLANK];
  for (let i = 0; i <= text.length; i++) {
    const third = i < text.length ? text.charCodeAt(i) : BLANK;
    yield listOf(first, second, third);
    [first, second] = third === BLANK ? [BLANK, BLANK] : [second, third];
  }
}

function listOf(first: number, second: number, third: number): number {
  const mixed =
    Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(third, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) & (LISTS - 1);
}
