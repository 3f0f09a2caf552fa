/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
import { asRow, filmIdAt, type FilmVectors } from '../similarity/model/model.ts';
import { fewByOneDirector } from '../similarity/query/diversity/by-one-director.ts';
import { diversify, DIVERSIFIED } from '../similarity/query/diversity/diversify.ts';
import type { RankedFilm } from '../similarity/query/ranked-film.ts';
import { squaredFactorsOf } from '../similarity/query/term-rows.ts';

/**
 * The first `count` rows of a ranking whose first {@link DIVERSIFIED} are reordered, so that they differ
 * from the ones before them, and that in any six films at most three have the same director.
 *
 * @param ranked rows, the best first: all, or at least as many as are reordered and `count`
 * @param scores n
 */
export function diverseRows(
  model: FilmVectors,
  ranked: Int32Array,
  scores: Float64Array,
  { diversity, count }: { readonly diversity: number; readonly count: number },
): Int32Array {
  const first = ranked.subarray(0, DIVERSIFIED);
  const best = scores[first[0] ?? 0] ?? 0;
  const span = best - (scores[first.at(-1) ?? 0] ?? 0);
  const films = Array.from(first, (row): RankedFilm => ({
    row: asRow(row),
    filmId: filmIdAt(model, asRow(row)),
    // from 0 to 1, as similarities are
    similarity: span > 0 ? 1 - (best - scores[row]!) / span : 1,
  }));
  const reordered = diversify(model, films, {
    squaredFactors: squaredFactorsOf(model),
    diversity,
    count: Math.min(count, films.length),
    mayFollow: fewByOneDirector(model),
  });
  const rows = ranked.slice(0, count);
  for (const [place, { row }] of reordered.entries()) rows[place] = row;
  return rows;
}
