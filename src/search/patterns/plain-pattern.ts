/**
 * Patterns that are matched in memory instead of by DuckDB, which takes some 20 times as long for
 * tens of thousands of titles. They are the ones that people type and programs quote: letters and
 * the like, `.`, `^`, `$` and `|` outside groups, and these and other special characters after a
 * backslash. For these, JavaScript's regular expressions mean the same as RE2's and are as safe:
 * without repetition nothing is tried twice, except for the few alternatives.
 */
import { setImmediate } from 'node:timers/promises';
import { BLOCK } from './folded-texts.ts';
import type { SearchTexts } from './search-texts.ts';

const MOST_CHARACTERS = 200;
const MOST_ALTERNATIVES = 8;
/** After this many texts other requests have their turn. */
const SLICE = 5 * BLOCK;

/**
 * Only characters for which RE2 and JavaScript agree on the letter case, as a test checks: ASCII
 * without other special characters, and Latin, Greek, Cyrillic, kana and Han characters.
 */
const PLAIN =
  /^(\\[$()*+./?[\\\]^{|}]|[ !"#$%&',\-./0-9:;<=>@A-Z^_`a-z|~\u00a0-\u017f\u0391-\u03a9\u03b1-\u03c9\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff])*$/;
/** A quoted special character, a special character, or letters and the like. */
const PIECE = /\\(?<quoted>.)|(?<mark>[$.^|])|(?<letters>[^$.\\^|]+)/gu;

/** A pattern that is matched in memory. */
export interface PlainPattern {
  /** The pattern in JavaScript, with the same meaning. */
  readonly regExp: RegExp;
  /** What every text that contains the pattern contains, regardless of case; may be empty. */
  readonly literal: string;
}

/** A pattern to match in memory; undefined when it needs RE2. */
export function plainPattern(pattern: string): PlainPattern | undefined {
  if (pattern.length > MOST_CHARACTERS || !PLAIN.test(pattern)) return undefined;
  const pieces = Array.from(pattern.matchAll(PIECE), ({ 0: source, groups = {} }) => ({
    source: groups['mark'] === '.' ? String.raw`[^\n]` : source,
    mark: groups['mark'],
    text: groups['quoted'] ?? groups['letters'] ?? '',
  }));
  // RE2 finds some patterns with two borders in a row nowhere
  const isBorder = (place: number): boolean => /^[$^]$/.test(pieces[place]?.mark ?? '');
  if (pieces.some((_, place) => isBorder(place) && isBorder(place + 1))) return undefined;
  const bars = pieces.filter(({ mark }) => mark === '|').length;
  if (bars >= MOST_ALTERNATIVES) return undefined;
  return {
    regExp: new RegExp(pieces.map(({ source }) => source).join(''), 'iu'),
    literal: bars > 0 ? '' : longestRun(pieces),
  };
}

function longestRun(
  pieces: readonly { readonly mark?: string | undefined; readonly text: string }[],
) {
  let [run, longest] = ['', ''];
  for (const { mark, text } of pieces) {
    run = mark === undefined ? run + text : '';
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

/** How well a text fits that contains a pattern. */
export type FitOf = (text: string, regExp: RegExp) => number;

/**
 * Sets films in `fits` whose text does not contain the pattern to 0; null contains none. The others
 * get the fit of their text, if there is `fitOf` and it is greater than their fit so far.
 *
 * @returns how many films are left
 */
export async function narrowToPattern(
  fits: Uint8Array,
  { texts, folded }: SearchTexts,
  { regExp, literal }: PlainPattern,
  fitOf?: FitOf,
  signal?: AbortSignal,
): Promise<number> {
  let total = 0;
  for (let from = 0; from < texts.length; from += SLICE) {
    if (from > 0) await setImmediate();
    signal?.throwIfAborted();
    const to = Math.min(from + SLICE, texts.length);
    if (literal !== '') keepOnly(fits, folded.rowsWith(literal, from, to), from, to);
    total += narrowSlice(fits, texts, regExp, fitOf, from, to);
  }
  return total;
}

/** Sets all films between two rows to 0, except for some, which are in ascending order. */
function keepOnly(fits: Uint8Array, rows: Iterable<number>, from: number, to: number): void {
  let next = from;
  for (const row of rows) {
    fits.fill(0, next, row);
    next = row + 1;
  }
  fits.fill(0, next, to);
}

function narrowSlice(
  fits: Uint8Array,
  texts: readonly (string | null)[],
  regExp: RegExp,
  fitOf: FitOf | undefined,
  from: number,
  to: number,
): number {
  let left = 0;
  for (let row = from; row < to; row++) {
    const fit = fits[row] ?? 0;
    if (fit === 0) continue;
    const text = texts[row] ?? null;
    if (text === null || !regExp.test(text)) {
      fits[row] = 0;
      continue;
    }
    if (fitOf !== undefined) fits[row] = Math.max(fit, fitOf(text, regExp));
    left += 1;
  }
  return left;
}
