/**
 * Patterns that are answered in memory instead of by DuckDB, which takes some twenty times as long
 * over tens of thousands of titles. They are those that people type: letters and the like, `.`, `^`,
 * `$` and `|` outside of groups. On these JavaScript's regular expressions mean the same as RE2 and
 * are as safe: without repetition nothing is tried twice, but for the few alternatives.
 */
import { setImmediate } from 'node:timers/promises';
import { PATTERN_CRITERIA, type PatternCriterion, type SearchCriteria } from './search-criteria.ts';

const MOST_CHARACTERS = 200;
const MOST_ALTERNATIVES = 8;
/** After so many texts other requests have their turn. */
const SLICE = 20_000;

/**
 * Nothing but characters whose letter cases RE2 and JavaScript know alike, as a test checks: ASCII
 * without what else has a meaning in a pattern, Latin, Greek, Cyrillic, kana and Han characters.
 */
const PLAIN =
  /^[ !"#$%&',\-./0-9:;<=>@A-Z^_`a-z|~\u00a0-\u017f\u0391-\u03a9\u03b1-\u03c9\u0400-\u04ff\u3040-\u30ff\u4e00-\u9fff]*$/;

/** The pattern as a JavaScript one of the same meaning; undefined when RE2 is needed. */
export function plainPattern(pattern: string): RegExp | undefined {
  if (pattern.length > MOST_CHARACTERS || !PLAIN.test(pattern)) return undefined;
  if (pattern.split('|').length > MOST_ALTERNATIVES) return undefined;
  return new RegExp(pattern.replaceAll('.', String.raw`[^\n]`), 'iu');
}

/** Criteria that are plain patterns, and all others. */
export interface PlainCriteria {
  readonly plain: readonly (readonly [PatternCriterion, RegExp])[];
  readonly others: SearchCriteria;
}

/** Parts what can be answered in memory from what cannot. */
export function plainCriteria(criteria: SearchCriteria): PlainCriteria {
  const plain: [PatternCriterion, RegExp][] = [];
  const others: { -readonly [Name in keyof SearchCriteria]: SearchCriteria[Name] } = {
    ...criteria,
  };
  for (const criterion of PATTERN_CRITERIA) {
    const regExp = plainPattern(criteria[criterion] ?? '*');
    if (regExp === undefined) continue;
    plain.push([criterion, regExp]);
    delete others[criterion];
  }
  return { plain, others };
}

/** How well a text fits that holds a pattern. */
export type FitOf = (text: string, regExp: RegExp) => number;

/**
 * Takes from `fits` the films whose text does not hold the pattern; null holds none. A film that is
 * left has the greater of its fit so far and that of its text, where `fitOf` tells it.
 *
 * @returns how many films are left.
 */
export async function narrow(
  fits: Uint8Array,
  texts: readonly (string | null)[],
  regExp: RegExp,
  fitOf?: FitOf,
  signal?: AbortSignal,
): Promise<number> {
  let total = 0;
  for (let from = 0; from < texts.length; from += SLICE) {
    if (from > 0) await setImmediate();
    signal?.throwIfAborted();
    total += narrowSlice(fits, texts, regExp, fitOf, from);
  }
  return total;
}

function narrowSlice(
  fits: Uint8Array,
  texts: readonly (string | null)[],
  regExp: RegExp,
  fitOf: FitOf | undefined,
  from: number,
): number {
  const to = Math.min(from + SLICE, texts.length);
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
