import type { FilmTable } from '../../search/table/film-table.ts';
import { ReelatedError } from '../../errors.ts';
import { asFilmId, rowOf, type FilmId, type RowIndex } from '../../similarity/model/model.ts';

/**
 * The row of the film in a path parameter, `120737` or `tt0120737`.
 *
 * @throws {ReelatedError} `film-unknown`
 */
export function rowOfParam(
  films: FilmTable,
  text: string,
  criterion: 'film_id' | 'other_id' = 'film_id',
): RowIndex {
  return knownRow(films, asFilmId(idOfParam(text)), criterion);
}

/** The number of an id in a path parameter, whose letters and digits its schema has checked. */
export function idOfParam(text: string): number {
  return Number(text.replace(/^[a-z]+/i, ''));
}

/**
 * The row of a film in a request, where `criterion` is the path of the field.
 *
 * @throws {ReelatedError} `film-unknown`
 */
export function knownRow(films: FilmTable, filmId: FilmId, criterion: string): RowIndex {
  const row = rowOf(films, filmId);
  if (row !== undefined) return row;
  throw new ReelatedError('film-unknown', `no film has the id ${filmId}`, {
    data: { criterion },
  });
}
