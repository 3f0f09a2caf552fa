import type { FilmTable } from '../../search/table/film-table.ts';
import { ReelatedError } from '../../errors.ts';
import { asFilmId, rowOf, type FilmId, type RowIndex } from '../../similarity/model/model.ts';

/** The largest DuckDB INTEGER. */
const GREATEST_ID = 2 ** 31 - 1;

/**
 * The row of the film in a path parameter, `120737` or `tt0120737`.
 *
 * @throws {ReelatedError} `film-unknown`, or `request-invalid` for more than any id can be
 */
export function rowOfParam(
  films: FilmTable,
  text: string,
  criterion: 'film_id' | 'other_id' = 'film_id',
): RowIndex {
  return knownRow(films, asFilmId(idOfParam(text, criterion)), criterion);
}

/**
 * The number of an id in a path parameter, whose letters and digits its schema has checked.
 *
 * @throws {ReelatedError} `request-invalid` for more than any id can be
 */
export function idOfParam(text: string, criterion: string): number {
  const id = Number(text.replace(/^[a-z]+/i, ''));
  if (id <= GREATEST_ID) return id;
  throw new ReelatedError('request-invalid', `an id is at most ${GREATEST_ID}, but this is ${id}`, {
    data: { criterion },
  });
}

/**
 * The row of a film in a request, where `criterion` is the path of the field.
 *
 * @throws {ReelatedError} `film-unknown`
 */
export function knownRow(films: FilmTable, filmId: FilmId, criterion: string): RowIndex {
  const row = rowOf(films, filmId);
  if (row !== undefined) return row;
  throw new ReelatedError('film-unknown', `there is no film with the id ${filmId}`, {
    data: { criterion },
  });
}
