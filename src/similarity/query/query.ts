import { ReelatedError } from '../../errors.ts';
import {
  filmCount,
  rowOf,
  termIndexOf,
  type FilmId,
  type RowIndex,
  type FilmVectors,
} from '../model/model.ts';
import type { FieldFactors } from '../model/presets.ts';
import type { Term } from '../terms/terms.ts';

/** A film of a query and its weight. */
export interface WeightedFilm {
  readonly filmId: FilmId;
  /** From 1e-6 to 1e6, 1 by default; only the ratios matter. */
  readonly weight?: number;
}

/** How much a term of the query's films counts. */
export interface TermFactor extends Term {
  /** 0, which excludes the term, or from 1e-6 to 1e6; 2 doubles it. */
  readonly factor: number;
}

/**
 * Which films are like some and unlike others.
 *
 * With q the sum of weight · v over the liked films minus that over the unliked ones, v a film's
 * vector of length 1, a film's score is its cosine with q, clamped to [0, 1]:
 *
 *     score(f) = Σ ± weight · similarity(film, f) / |q|,    |q|² = ΣΣ ± weight · weight · similarity
 *
 * So one liked film alone gives its similarities, with any weight. Factors of terms multiply those
 * terms' weights in q, which changes its length, but not in the vectors of other films: they say what
 * the films are liked for, not what films are. If the films cancel each other out, or all their terms
 * are excluded, every score is 0.
 */
export interface Query {
  /** At least one film; each film of the query once. They are not listed. */
  readonly like: readonly WeightedFilm[];
  readonly unlike?: readonly WeightedFilm[];
  /** How much each field counts; the model's own factors by default. */
  readonly factors?: FieldFactors;
  /** How much single terms count, each once; terms that no film has are ignored. */
  readonly terms?: readonly TermFactor[];
  /** The minimum score, from 0, for every film, to 1. */
  readonly threshold?: number;
  /** n, by row: 0 for films that must not be listed; all may be by default. */
  readonly filter?: Uint8Array;
  /** How many of the best to skip. */
  readonly offset?: number;
  readonly limit: number;
  /** The number of parts of a histogram of scores, from 1 to 1000; no histogram by default. */
  readonly histogram?: number;
  /** Whether to mark the films that reach the threshold, on all pages. */
  readonly reaching?: boolean;
}

/** A film of the query as kernels expect it. */
export interface QueryFilm {
  readonly row: RowIndex;
  /** Negative for an unliked film. */
  readonly weight: number;
}

const MIN_WEIGHT = 1e-6;
const MAX_WEIGHT = 1e6;
const MAX_PARTS = 1000;

/**
 * The query's films by row; checks them and the rest of the query, except for factors.
 *
 * @throws ReelatedError `film-unknown`, `request-invalid`.
 */
export function queryFilms(model: FilmVectors, query: Query): readonly QueryFilm[] {
  const { like, unlike = [], threshold = 0, filter, offset = 0, limit, histogram = 1 } = query;
  if (!(threshold >= 0 && threshold <= 1)) {
    throw invalid('threshold', threshold, 'use one from 0 to 1');
  }
  checkCount('offset', offset, 0, Number.MAX_SAFE_INTEGER);
  checkCount('limit', limit, 0, Number.MAX_SAFE_INTEGER);
  checkCount('histogram', histogram, 1, MAX_PARTS);
  if (filter !== undefined && filter.length !== filmCount(model)) {
    throw invalid('length of the filter', filter.length, `there are ${filmCount(model)} films`);
  }
  if (like.length === 0) {
    throw new ReelatedError('request-invalid', 'no film to be like; name at least one');
  }
  const films = [
    ...like.map((film) => queryFilm(model, film, 1)),
    ...unlike.map((film) => queryFilm(model, film, -1)),
  ].sort((a, b) => a.row - b.row);
  const twice = films.find(({ row }, i) => row === films[i + 1]?.row);
  if (twice !== undefined) {
    throw invalid('film', model.filmIds[twice.row] ?? -1, 'name each film once, liked or unliked');
  }
  return films;
}

function queryFilm(
  model: FilmVectors,
  { filmId, weight = 1 }: WeightedFilm,
  sign: 1 | -1,
): QueryFilm {
  const row = rowOfFilm(model, filmId);
  if (!(weight >= MIN_WEIGHT && weight <= MAX_WEIGHT)) {
    throw invalid(
      `weight of film ${filmId}`,
      weight,
      `use one from ${MIN_WEIGHT} to ${MAX_WEIGHT}`,
    );
  }
  return { row, weight: sign * weight };
}

/** The row of a film. @throws ReelatedError `film-unknown`. */
export function rowOfFilm(model: FilmVectors, filmId: FilmId): RowIndex {
  const row = rowOf(model, filmId);
  if (row !== undefined) return row;
  throw new ReelatedError('film-unknown', `the database has no film ${filmId}`, {
    data: { film: String(filmId) },
  });
}

/**
 * The factors of a query's terms by term, an index into the model's; no entry for 1.
 *
 * @throws ReelatedError `request-invalid`.
 */
export function termFactorsOf(
  model: FilmVectors,
  terms: readonly TermFactor[] | undefined,
): ReadonlyMap<number, number> {
  if (terms === undefined) return NO_FACTORS;
  const seen = new Set<number>();
  const factors = new Map<number, number>();
  for (const term of terms) {
    checkTermFactor(term);
    const index = termIndexOf(model, term);
    if (index === undefined) continue;
    if (seen.has(index)) {
      throw invalid(`factor of ${term.field} ${term.term}`, term.factor, 'give it once');
    }
    seen.add(index);
    if (term.factor !== 1) factors.set(index, term.factor);
  }
  return factors;
}

const NO_FACTORS: ReadonlyMap<number, number> = new Map();

/** @throws ReelatedError `request-invalid` for a factor that a term cannot have. */
export function checkTermFactor({ field, term, factor }: TermFactor): void {
  if (factor === 0 || (factor >= MIN_WEIGHT && factor <= MAX_WEIGHT)) return;
  const advice = `use 0, or one from ${MIN_WEIGHT} to ${MAX_WEIGHT}`;
  throw invalid(`factor of ${field} ${term}`, factor, advice);
}

function checkCount(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw invalid(name, value, `use a whole number from ${least} to ${most}`);
}

function invalid(what: string, value: number, advice: string): ReelatedError {
  return new ReelatedError('request-invalid', `the ${what} is ${value}; ${advice}`, {
    data: { [what]: String(value) },
  });
}
