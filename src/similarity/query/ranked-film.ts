import {
  asRow,
  filmIdAt,
  type FilmId,
  type RowIndex,
  type SimilarityModel,
} from '../model/model.ts';

/** A film of an answer. */
export interface RankedFilm {
  readonly row: RowIndex;
  readonly filmId: FilmId;
  /** In [0, 1]. */
  readonly similarity: number;
}

/** Films by their rows, with the score at the same place. */
export function rankedFilms(
  model: SimilarityModel,
  rows: Int32Array | Uint32Array,
  scores: Float64Array,
): RankedFilm[] {
  return Array.from(rows, (place, i) => {
    const row = asRow(place);
    return { row, filmId: filmIdAt(model, row), similarity: scores[i] ?? 0 };
  });
}
