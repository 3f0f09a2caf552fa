/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { filmCount, type FilmId, type RowIndex, type SimilarityModel } from './model.ts';
import { createNearest } from './nearest.ts';
import { cosine, dotProducts, similarityOf, SURELY_BELOW } from './similarity.ts';
import { ReelatedError } from '../errors.ts';

/** Which part of a ranking is wanted. */
export interface RankingPage {
  /** From 0, which lets every film in, to 1. */
  readonly threshold: number;
  readonly offset: number;
  readonly limit: number;
}

export interface RankedFilm {
  readonly row: RowIndex;
  readonly filmId: FilmId;
  readonly similarity: number;
}

/** A page of the films like another one. */
export interface Ranking {
  /** How many films reach the threshold, on all pages. */
  readonly total: number;
  readonly films: readonly RankedFilm[];
}

/** Answers questions about one model, exactly, from its weights alone. */
export interface Ranker {
  /**
   * The other films at or above a threshold, by similarity descending, then film_id ascending.
   * About a millisecond for 40,000 films.
   * @throws ReelatedError `request-invalid` for a threshold outside [0, 1].
   */
  readonly similarTo: (row: RowIndex, page: RankingPage) => Ranking;
  /** The similarity of two films, in [0, 1]. */
  readonly similarity: (a: RowIndex, b: RowIndex) => number;
}

/** Creates a ranker; it keeps 8 bytes of scratch memory per film and serves one call at a time. */
export function createRanker(model: SimilarityModel): Ranker {
  const films = filmCount(model);
  const { filmIds, norms, squaredNorms } = model;
  const dots = new Float64Array(films);
  const nearest = createNearest();

  function similarTo(row: RowIndex, { threshold, offset, limit }: RankingPage): Ranking {
    checkThreshold(threshold);
    dotProducts(model, row, dots);
    nearest.reset(Math.max(0, Math.min(offset + limit, films - 1)));
    const squaredNorm = squaredNorms[row]!;
    const surelyBelow = threshold * norms[row]! * SURELY_BELOW;
    let total = 0;
    for (let other = 0; other < films; other++) {
      const dot = dots[other]!;
      if (dot < surelyBelow * norms[other]! || other === row) continue;
      const similarity = cosine(dot, squaredNorm, squaredNorms[other]!);
      if (similarity < threshold) continue;
      total++;
      nearest.offer(other, similarity);
    }
    return { total, films: page(offset) };
  }

  function page(offset: number): RankedFilm[] {
    const kept = nearest.size();
    const rows = new Int32Array(kept);
    const similarities = new Float64Array(kept);
    nearest.drain(rows, similarities, 0);
    return Array.from(rows.subarray(offset), (row, index) => ({
      row,
      filmId: filmIds[row]!,
      similarity: similarities[offset + index]!,
    }));
  }

  return { similarTo, similarity: (a, b) => similarityOf(model, a, b) };
}

function checkThreshold(threshold: number): void {
  if (threshold >= 0 && threshold <= 1) return;
  throw new ReelatedError('request-invalid', `the threshold is ${threshold}; use one from 0 to 1`, {
    data: { threshold: String(threshold) },
  });
}
