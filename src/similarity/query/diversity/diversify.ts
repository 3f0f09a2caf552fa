/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Rankings that avoid repetition, by maximal marginal relevance (Carbonell and Goldstein, 1998):
 *
 *     next = argmax over the remaining films of
 *            (1 − diversity) · score(film) − diversity · max similarity(film, film before it)
 *
 * The cost grows with the square of the number of films, so only the first of a ranking are reordered.
 */
import type { FilmVectors } from '../../model/model.ts';
import type { Answer, Answerer } from '../answer.ts';
import { fewByOneDirector } from './by-one-director.ts';
import { inverse } from '../query-index.ts';
import type { Query } from '../query.ts';
import type { RankedFilm } from '../ranked-film.ts';
import { squaredFactorsOf, squaredNormOf } from '../term-rows.ts';

/** How many films are reordered; those after them keep their places. */
export const DIVERSIFIED = 300;

/**
 * Answers a query with the first {@link DIVERSIFIED} films of its ranking reordered. The films,
 * their scores and all counts are those of the plain answer, and so are the films that follow; pages
 * are pages of the new order. In any six films at most three have the same director, as long as others
 * are left. Films of equal value keep the plain order, as do all with a diversity of 0.
 *
 * @param diversity from 0 to 1; with 1, only difference matters after the first film.
 * @throws ReelatedError as `Answerer`.
 */
export function diverseAnswer(
  model: FilmVectors,
  answer: Answerer,
  query: Query,
  diversity: number,
): Answer {
  const { offset = 0, limit, histogram: _, reaching: __, ...ranking } = query;
  const end = offset + limit;
  const best = answer({ ...query, offset: 0, limit: DIVERSIFIED });
  const squaredFactors = squaredFactorsOf(model, query.factors);
  const reordered = diversify(model, best.films, {
    squaredFactors,
    diversity,
    count: end,
    ...(diversity > 0 && { mayFollow: fewByOneDirector(model) }),
  });
  const from = Math.max(offset, DIVERSIFIED);
  const rest = end > from ? answer({ ...ranking, offset: from, limit: end - from }).films : [];
  return { ...best, films: [...reordered.slice(offset), ...rest] };
}

/** How the first films of a ranking are reordered. */
interface Reordering {
  /** By field: the square of its factor. */
  readonly squaredFactors: readonly number[];
  /** From 0 to 1. */
  readonly diversity: number;
  /** How many films to choose. */
  readonly count: number;
  /**
   * Which films may come next, after those chosen before; if none of the rest may, the best of them
   * comes nevertheless. Any may by default.
   */
  readonly mayFollow?: (chosen: readonly RankedFilm[]) => (film: RankedFilm) => boolean;
}

/** The first `count` films of a ranking's new order; O(count · films · terms of a film). */
export function diversify(
  model: FilmVectors,
  ranked: readonly RankedFilm[],
  { squaredFactors, diversity, count, mayFollow = () => () => true }: Reordering,
): RankedFilm[] {
  const { offsets, terms, values, termCount } = unitVectors(model, ranked, squaredFactors);
  const vector = new Float64Array(termCount);
  const nearest = new Float64Array(ranked.length);
  const left = Array.from(ranked.keys());
  const order: RankedFilm[] = [];
  while (order.length < count && left.length > 0) {
    const valueOf = (i: number): number =>
      (1 - diversity) * ranked[i]!.similarity - diversity * nearest[i]!;
    const mayBeNext = mayFollow(order);
    const allowed = left.filter((i) => mayBeNext(ranked[i]!));
    const next = allowed.length === 0 ? left : allowed;
    const chosen = next[bestOf(next, valueOf)]!;
    left.splice(left.indexOf(chosen), 1);
    order.push(ranked[chosen]!);
    for (let entry = offsets[chosen]!; entry < offsets[chosen + 1]!; entry++) {
      vector[terms[entry]!] = values[entry]!;
    }
    for (const other of left) {
      let dot = 0;
      for (let entry = offsets[other]!; entry < offsets[other + 1]!; entry++) {
        dot += vector[terms[entry]!]! * values[entry]!;
      }
      if (dot > nearest[other]!) nearest[other] = dot;
    }
    vector.fill(0);
  }
  return order;
}

/** The place of the greatest value; the first one of several. */
function bestOf(items: readonly number[], valueOf: (item: number) => number): number {
  let best = 0;
  let greatest = -Infinity;
  for (let place = 0; place < items.length; place++) {
    const value = valueOf(items[place]!);
    if (value > greatest) {
      greatest = value;
      best = place;
    }
  }
  return best;
}

/** Vectors of length 1 of some films, one after the other, over the terms of these films. */
interface UnitVectors {
  /** Films + 1. */
  readonly offsets: Int32Array;
  /** Renumbered from 0. */
  readonly terms: Int32Array;
  readonly values: Float64Array;
  readonly termCount: number;
}

function unitVectors(
  model: FilmVectors,
  films: readonly RankedFilm[],
  squaredFactors: readonly number[],
): UnitVectors {
  const { rowOffsets, rowTerms, rowWeights, termFields } = model;
  const factors = squaredFactors.map(Math.sqrt);
  const offsets = new Int32Array(films.length + 1);
  for (const [i, { row }] of films.entries()) {
    offsets[i + 1] = offsets[i]! + rowOffsets[row + 1]! - rowOffsets[row]!;
  }
  const terms = new Int32Array(offsets[films.length]!);
  const values = new Float64Array(terms.length);
  const numbers = new Map<number, number>();
  for (const [i, { row }] of films.entries()) {
    const scale = inverse(Math.sqrt(squaredNormOf(model, row, squaredFactors)));
    for (
      let entry = rowOffsets[row]!, to = offsets[i]!;
      entry < rowOffsets[row + 1]!;
      entry++, to++
    ) {
      const term = rowTerms[entry]!;
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      terms[to] = number;
      values[to] = rowWeights[entry]! * factors[termFields[term]!]! * scale;
    }
  }
  return { offsets, terms, values, termCount: numbers.size };
}
