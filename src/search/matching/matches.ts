import type { FilmTable } from '../table/film-table.ts';

/** The films that match some criteria. */
export interface Matches {
  /** n, by row: 0 for a film that does not match; otherwise how well its title fits, at least 1. */
  readonly fits: Uint8Array;
  /** How many films match. */
  readonly total: number;
  /** The criteria whose text is not a valid regular expression and was matched as plain text. */
  readonly matchedAsText: readonly string[];
}

/** How well a title can fit: it is what was searched for, more or less, starts so, or contains it. */
export const FIT = { contains: 1, begins: 2, sameTitle: 3, equal: 4, asWritten: 5 } as const;

/** The greatest fit. */
export const BEST_FIT = FIT.asWritten;

/** Without criteria every film matches. */
export function allFilms({ filmIds }: FilmTable): Matches {
  const fits = new Uint8Array(filmIds.length).fill(1);
  return { fits, total: fits.length, matchedAsText: [] };
}

/** How well a title fits that contains a pattern, as in {@link Matches}. */
export function titleFit(title: string, pattern: RegExp): number {
  const found = (pattern.exec(title)?.[0] ?? '').toLowerCase();
  const whole = title.toLowerCase();
  if (whole === found) return BEST_FIT;
  return whole.startsWith(found) ? FIT.begins : FIT.contains;
}

/** Adds to the films of one those of another; of how well a film fits, the better counts. */
export function addMatching(fits: Uint8Array, others: Uint8Array): number {
  let total = 0;
  for (let row = 0; row < fits.length; row++) {
    const fit = Math.max(fits[row] ?? 0, others[row] ?? 0);
    fits[row] = fit;
    if (fit !== 0) total += 1;
  }
  return total;
}

/** The films that are in both; of how well they fit, the better counts. */
export function bothOf(one: Matches, other: Matches): Matches {
  const fits = new Uint8Array(one.fits.length);
  let total = 0;
  for (let row = 0; row < fits.length; row++) {
    const [a = 0, b = 0] = [one.fits[row], other.fits[row]];
    if (a === 0 || b === 0) continue;
    fits[row] = Math.max(a, b);
    total += 1;
  }
  return { fits, total, matchedAsText: [...one.matchedAsText, ...other.matchedAsText] };
}

/** Those of the films that a filter leaves: by row, 0 for a film that must not match. */
export function filtered({ fits, matchedAsText }: Matches, filter: Uint8Array): Matches {
  const left = new Uint8Array(fits.length);
  let total = 0;
  for (let row = 0; row < left.length; row++) {
    const fit = filter[row] === 0 ? 0 : (fits[row] ?? 0);
    left[row] = fit;
    if (fit !== 0) total += 1;
  }
  return { fits: left, total, matchedAsText };
}

/** The rows of the films that match, ascending. */
export function matchingRows(fits: Uint8Array, total: number): Int32Array {
  const rows = new Int32Array(total);
  let size = 0;
  const add = (from: number, to: number): void => {
    for (let row = from; row < to; row++) if (fits[row] !== 0) rows[size++] = row;
  };
  // most films do not match, so four at a time are passed over
  const fours = inFours(fits);
  for (let i = 0; i < fours.length; i++) if (fours[i] !== 0) add(4 * i, 4 * i + 4);
  add(4 * fours.length, fits.length);
  return rows;
}

/** The bytes as numbers of four each, without the last few. */
function inFours(bytes: Uint8Array): Int32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Int32Array(buffer, byteOffset, length >> 2);
}

/** The ids of the films that match, ascending. */
export function matchingIds({ filmIds }: FilmTable, { fits, total }: Matches): number[] {
  return Array.from(matchingRows(fits, total), (row) => filmIds[row] ?? 0);
}
