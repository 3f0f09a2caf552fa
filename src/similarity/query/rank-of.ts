import type { FilmId, FilmVectors } from '../model/model.ts';
import type { Answerer } from './answer.ts';
import { rowOfFilm, type Query } from './query.ts';

/** A film's place in the whole answer to a query. */
interface FilmRank {
  /** From 1, among all candidates; films of equal score in the order of their ids. */
  readonly rank: number;
  readonly similarity: number;
  /** How many films are ranked. */
  readonly candidates: number;
}

/** The part of a query that decides its ranking. */
type RankedQuery = Pick<Query, 'like' | 'unlike' | 'factors' | 'terms' | 'filter'>;

/**
 * A film's rank in the answer to a query; undefined if it is part of the query or does not match the
 * filter. Three passes over the films for any rank.
 *
 *     rank = 1 + films of smaller id that score as much or more + films of greater id that score more
 *
 * @throws ReelatedError `film-unknown`, `request-invalid`.
 */
export function rankOf(
  model: FilmVectors,
  answer: Answerer,
  { filter, ...ranked }: RankedQuery,
  filmId: FilmId,
): FilmRank | undefined {
  const row = rowOfFilm(model, filmId);
  const query = { ...ranked, limit: 0 };
  const [itself] = answer({ ...query, filter: only(row, row + 1), limit: 1 }).films;
  if (itself === undefined) return undefined;

  const { similarity } = itself;
  const before = answer({ ...query, filter: only(0, row), threshold: similarity });
  const more = nextAbove(similarity);
  const after = answer({ ...query, filter: only(row + 1), threshold: Math.min(more, 1) });
  return {
    rank: 1 + before.total + (more > 1 ? 0 : after.total),
    similarity,
    candidates: 1 + before.candidates + after.candidates,
  };

  /** The filter's films in rows [from, to). */
  function only(from: number, to = model.filmIds.length): Uint8Array {
    const part = filter?.slice() ?? new Uint8Array(model.filmIds.length).fill(1);
    return part.fill(0, 0, from).fill(0, to);
  }
}

/** The next number above a score in [0, 1]: positive float64s sort like their bits. */
function nextAbove(score: number): number {
  const bits = new BigUint64Array(Float64Array.of(score).buffer);
  bits[0] = (bits[0] ?? 0n) + 1n;
  return new Float64Array(bits.buffer)[0] ?? 1;
}
