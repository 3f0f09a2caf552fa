import { filmAddress } from '../../titles/film-address.ts';
import { foldText } from '../../titles/fold-text.ts';
import { foldTitle } from '../../titles/fold-title.ts';
import { titlesOfYear } from '../../titles/title-of-year.ts';
import { BEGINS, placeOf } from '../suggest/fit/text-fit.ts';
import { withoutArticle } from '../suggest/names/key-index.ts';
import { FIT } from '../matching/matches.ts';
import { lettersOf, type FoldedTitles } from './folded-titles.ts';

/** What a film has besides its title. */
export interface RowFacts {
  /** n, by row; 0 when unknown. */
  readonly filmIds: Int32Array;
  readonly years: Int32Array;
}

/** A text that is searched for among names of a kind. */
export interface SearchedFor<Names> {
  /** The rows that may fit; one may be repeated. */
  readonly rowsOf: (names: Names) => Iterable<number>;
  /** How well a row fits, as in `Matches`; 0: not at all. */
  readonly fitOf: (names: Names, row: number) => number;
}

/** One reading of a text that is searched for among titles. */
interface Reading {
  readonly words: string;
  readonly letters: string;
  readonly key: string;
  /** Whether only a title that is nothing else fits. */
  readonly isWhole?: boolean;
  /** The films must be of this year. */
  readonly year?: number;
}

/**
 * How titles fit a text: they have its words in this order, or their keys do, wherever the spaces are.
 * A text that ends in a year also finds the films of that year whose title has the rest, and an id or
 * URL of IMDb finds its film.
 */
export function titleSearch(text: string, { filmIds, years }: RowFacts): SearchedFor<FoldedTitles> {
  const address = filmAddress(text);
  if (address?.kind === 'film') {
    const row = filmIds.indexOf(address.id);
    return { rowsOf: () => (row === -1 ? [] : [row]), fitOf: () => FIT.asWritten };
  }
  const searched = address?.kind === 'page' && address.title !== '' ? address.title : text;
  const whole = readingOf(searched);
  const first = whole.key.endsWith(' 1') ? whole.key.slice(0, -2) : '';
  const readings: readonly Reading[] = [
    whole,
    // the first film of a series mostly has no number
    { words: first, letters: lettersOf(first), key: first, isWhole: true },
    ...titlesOfYear(searched).map(({ title, year }) => ({ ...readingOf(title), year })),
  ].filter(({ words }) => words !== '');
  const written = searched.trim().toLowerCase();
  return {
    *rowsOf(names) {
      for (const { letters, key } of readings) {
        yield* names.rowsWith(letters);
        if (lettersOf(key) !== letters) yield* names.rowsWith(lettersOf(key));
      }
    },
    fitOf({ texts, words, keys }, row) {
      const title = words[row] ?? null;
      if (title === null) return 0;
      let best = 0;
      for (const reading of readings) {
        if (reading.year !== undefined && reading.year !== years[row]) continue;
        best = Math.max(best, readingFit(reading, title, keys.get(row)));
      }
      const isWritten = best === FIT.equal && texts[row]?.trim().toLowerCase() === written;
      return isWritten ? FIT.asWritten : best;
    },
  };
}

/**
 * Sets films in `fits` whose names do not fit to 0; the others get their fit if they are graded.
 *
 * @returns how many films are left
 */
export function narrowToText<Names>(
  fits: Uint8Array,
  names: Names,
  { rowsOf, fitOf }: SearchedFor<Names>,
  isGraded: boolean,
): number {
  const found = new Map<number, number>();
  for (const row of rowsOf(names)) {
    const known = fits[row] ?? 0;
    if (known === 0 || found.has(row)) continue;
    const fit = fitOf(names, row);
    if (fit !== 0) found.set(row, isGraded ? Math.max(known, fit) : known);
  }
  fits.fill(0);
  for (const [row, fit] of found) fits[row] = fit;
  return found.size;
}

function readingOf(text: string): Reading {
  const words = foldText(text);
  return { words, letters: lettersOf(words), key: foldTitle(text) };
}

function readingFit(reading: Reading, title: string, titleKey?: string): number {
  const { words, letters, key } = reading;
  const place = placeOf(letters, withoutArticle(title)) ?? placeOf(letters, title);
  if (reading.isWhole === true) return place === 0 ? FIT.sameTitle : 0;
  if (place === 0) return FIT.equal;
  const other = titleKey ?? withoutArticle(title);
  const placeOfKey = placeOf(lettersOf(key), other);
  if (placeOfKey === 0 || placeOf(letters, other) === 0) return FIT.sameTitle;
  if (place !== undefined) return FIT.begins;
  if (titleKey !== undefined || key !== withoutArticle(words)) {
    if (placeOfKey === BEGINS && other.startsWith(`${key} `)) return FIT.begins;
    if (` ${other} `.includes(` ${key} `)) return FIT.contains;
  }
  return title.includes(words) || hasRun(title, letters) ? FIT.contains : 0;
}

/** Whether some whole words of a title or name, one after another, are these letters. */
export function hasRun(title: string, letters: string): boolean {
  for (let at = 0; at !== -1; at = nextWord(title, at)) {
    if (title.charCodeAt(at) === letters.charCodeAt(0) && isRun(title, at, letters)) return true;
  }
  return false;
}

function nextWord(title: string, at: number): number {
  const blank = title.indexOf(' ', at);
  return blank === -1 ? -1 : blank + 1;
}

function isRun(title: string, from: number, letters: string): boolean {
  let at = from;
  for (let i = 0; i < letters.length; i++) {
    if (title.charAt(at) === ' ') at += 1;
    if (title.charCodeAt(at) !== letters.charCodeAt(i)) return false;
    at += 1;
  }
  return at === title.length || title.charAt(at) === ' ';
}
