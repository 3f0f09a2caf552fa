import { asRow, filmIdAt, type FilmId, type RowIndex, type FilmVectors } from '../model/model.ts';

/** A film of an answer. */
export interface RankedFilm {
  readonly row: RowIndex;
  readonly filmId: FilmId;
  /** In [0, 1]. */
  readonly similarity: number;
}

/** Films by their rows, with the score at the same place; all, or those from `from` to `to` (exclusive). */
export function rankedFilms(
  model: FilmVectors,
  rows: Int32Array | Uint32Array,
  scores: Float64Array,
  from = 0,
  to = rows.length,
): RankedFilm[] {
  const films: RankedFilm[] = [];
  // `Array.from` would take several times as long
  for (let i = from; i < to; i++) {
    const row = asRow(rows[i] ?? -1);
    films.push({ row, filmId: filmIdAt(model, row), similarity: scores[i] ?? 0 });
  }
  return films;
}
