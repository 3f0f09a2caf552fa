import { ReelatedError } from '../../errors.ts';
import {
  filmCount,
  rowOf,
  termIndexOf,
  type FilmId,
  type RowIndex,
  type SimilarityModel,
} from '../model/model.ts';
import type { FieldFactors } from '../model/presets.ts';
import type { Term } from '../terms/terms.ts';

/** A film that a query names, and how much it counts there. */
export interface WeightedFilm {
  readonly filmId: FilmId;
  /** From 1e-6 to 1e6; only the proportions matter. 1 when absent. */
  readonly weight?: number;
}

/** How much a term counts in what a query's films are liked or unliked for. */
export interface TermFactor extends Term {
  /** 0, which mutes the term, or from 1e-6 to 1e6; 2 counts it double. */
  readonly factor: number;
}

/**
 * Which films are like some and unlike others.
 *
 * With q the sum of weight · v over the liked films minus that over the unliked ones, v a film's
 * vector of length 1, a film scores its cosine with q, cut to [0, 1]:
 *
 *     score(f) = Σ ± weight · similarity(film, f) / |q|,    |q|² = ΣΣ ± weight · weight · similarity
 *
 * So one liked film alone gives its similarities, whatever it weighs. Factors of terms multiply
 * those terms' weights in q, and so change its length, but in no film's own v: they say what the
 * films are liked for, not what films are. Where the films cancel each other out, or have no terms
 * that are not muted, every score is 0.
 */
export interface Query {
  /** At least one film; none of the query's films twice. They are not listed. */
  readonly like: readonly WeightedFilm[];
  readonly unlike?: readonly WeightedFilm[];
  /** How much each field counts; the model's own factors when absent. */
  readonly factors?: FieldFactors;
  /** How much single terms count, each once; those that no film has are passed over. */
  readonly terms?: readonly TermFactor[];
  /** The least score that is listed, from 0, which lets every film in, to 1. */
  readonly threshold?: number;
  /** n, by row: which films may be listed, those that are not 0; all when absent. */
  readonly filter?: Uint8Array;
  /** How many of the best to leave out. */
  readonly offset?: number;
  readonly limit: number;
  /** In how many parts of equal width, from 1 to 1000, to count the scores; not at all when absent. */
  readonly histogram?: number;
  /** Whether to tell which films reach the threshold, on all pages. */
  readonly reaching?: boolean;
}

/** A film of the query as a kernel takes it. */
export interface QueryFilm {
  readonly row: RowIndex;
  /** Below 0 for an unliked film. */
  readonly weight: number;
}

const LEAST_WEIGHT = 1e-6;
const GREATEST_WEIGHT = 1e6;
const MOST_PARTS = 1000;

/**
 * The query's films by row, checked with the rest of the query but for all its factors.
 *
 * @throws ReelatedError `film-unknown`, `request-invalid`.
 */
export function queryFilms(model: SimilarityModel, query: Query): readonly QueryFilm[] {
  const { like, unlike = [], threshold = 0, filter, offset = 0, limit, histogram = 1 } = query;
  if (!(threshold >= 0 && threshold <= 1)) {
    throw invalid('threshold', threshold, 'use one from 0 to 1');
  }
  checkCount('offset', offset, 0, Number.MAX_SAFE_INTEGER);
  checkCount('limit', limit, 0, Number.MAX_SAFE_INTEGER);
  checkCount('histogram', histogram, 1, MOST_PARTS);
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
  model: SimilarityModel,
  { filmId, weight = 1 }: WeightedFilm,
  sign: 1 | -1,
): QueryFilm {
  const row = rowOfFilm(model, filmId);
  if (!(weight >= LEAST_WEIGHT && weight <= GREATEST_WEIGHT)) {
    throw invalid(
      `weight of film ${filmId}`,
      weight,
      `use one from ${LEAST_WEIGHT} to ${GREATEST_WEIGHT}`,
    );
  }
  return { row, weight: sign * weight };
}

/** The row of a film that must be there. @throws ReelatedError `film-unknown`. */
export function rowOfFilm(model: SimilarityModel, filmId: FilmId): RowIndex {
  const row = rowOf(model, filmId);
  if (row !== undefined) return row;
  throw new ReelatedError('film-unknown', `there is no film ${filmId} in the database`, {
    data: { film: String(filmId) },
  });
}

/**
 * The factors of a query's terms by term, an index into the model's; no entry for 1.
 *
 * @throws ReelatedError `request-invalid`.
 */
export function termFactorsOf(
  model: SimilarityModel,
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
  if (factor === 0 || (factor >= LEAST_WEIGHT && factor <= GREATEST_WEIGHT)) return;
  const advice = `use 0, or one from ${LEAST_WEIGHT} to ${GREATEST_WEIGHT}`;
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
