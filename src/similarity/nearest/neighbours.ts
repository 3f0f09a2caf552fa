/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { asRow, filmCount, type SimilarityModel } from '../model/model.ts';
import { createNearest } from './nearest.ts';
import { cosine, dotProducts, SURELY_BELOW } from '../model/similarity.ts';

/** The nearest films of the rows `from` to `to` (exclusive), `perFilm` for each, row after row. */
export interface Neighbours {
  readonly from: number;
  readonly to: number;
  /** min(k, n - 1). */
  readonly perFilm: number;
  /** (to - from) × perFilm, row-major: the rows of the neighbours. */
  readonly rows: Int32Array;
  /** Of the same shape. */
  readonly similarities: Float64Array;
}

/**
 * Finds every film's k nearest others by similarity descending, then film_id ascending: the first
 * k of the ranking of all, which ends with films that have nothing in common. Exact; for each film
 * O(n) plus the postings of its terms, and 12 bytes of scratch memory per film.
 *
 * A kernel: one dense row of dot products at a time, swept in the order of the films.
 */
export function nearestNeighbours(
  model: SimilarityModel,
  k: number,
  from: number,
  to: number,
): Neighbours {
  const films = filmCount(model);
  const { norms, squaredNorms } = model;
  const perFilm = Math.max(0, Math.min(k, films - 1));
  const rows = new Int32Array((to - from) * perFilm);
  const similarities = new Float64Array(rows.length);
  const dots = new Float64Array(films);
  const nearest = createNearest();

  for (let row = from; row < to; row++) {
    dotProducts(model, asRow(row), dots);
    nearest.reset(perFilm);
    const norm = norms[row]!;
    const squaredNorm = squaredNorms[row]!;
    let floor = nearest.floor();
    // -Infinity while there is room: times a norm it is -Infinity or NaN, and neither skips a row.
    let surelyBelow = -Infinity;
    for (let other = 0; other < films; other++) {
      const dot = dots[other]!;
      if (dot <= surelyBelow * norms[other]!) continue;
      const similarity = cosine(dot, squaredNorm, squaredNorms[other]!);
      if (similarity <= floor || other === row) continue;
      nearest.offer(other, similarity);
      floor = nearest.floor();
      surelyBelow = floor < 0 ? -Infinity : floor * norm * SURELY_BELOW;
    }
    nearest.drain(rows, similarities, (row - from) * perFilm);
  }
  return { from, to, perFilm, rows, similarities };
}
