import type { FilmVectors } from '../../model/model.ts';
import type { RankedFilm } from '../ranked-film.ts';

/** The length of a run of films, and how many of them one director may have. */
const IN_A_ROW = 6;
const BY_ONE_DIRECTOR = 3;

/** Which films may follow others so that in any six at most three have the same director. */
export function fewByOneDirector(
  model: FilmVectors,
): (chosen: readonly RankedFilm[]) => (film: RankedFilm) => boolean {
  const directorsOf = createDirectors(model);
  return (chosen) => {
    const recent = chosen.slice(1 - IN_A_ROW).map(({ row }) => directorsOf(row));
    return ({ row }) =>
      directorsOf(row).every(
        (director) => recent.filter((some) => some.includes(director)).length < BY_ONE_DIRECTOR,
      );
  };
}

/** A function for a film's directors, as terms. */
function createDirectors({
  fields,
  rowOffsets,
  rowTerms,
  termFields,
}: FilmVectors): (row: number) => readonly number[] {
  const field = fields.indexOf('director');
  const known = new Map<number, readonly number[]>();
  return (row) => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const terms = rowTerms.subarray(rowOffsets[row], rowOffsets[row + 1]);
    const directors = Array.from(terms.filter((term) => termFields[term] === field));
    known.set(row, directors);
    return directors;
  };
}
