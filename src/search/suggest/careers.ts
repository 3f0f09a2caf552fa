import type { DuckDBConnection } from '@duckdb/node-api';
import { readColumns } from '../../duckdb/columns.ts';
import { sqlText } from '../../duckdb/sql-file.ts';

/** The ids of the films of a person, ascending; none for an unknown one. */
export type FilmsOfPerson = (personId: number) => Int32Array;

const CREDITS = new URL('suggested-credits.sql', import.meta.url);

/** Reads who is in which films: 4 bytes for each film of a person, and 8 for the person. */
export async function readCareers(connection: DuckDBConnection): Promise<FilmsOfPerson> {
  const kinds = { person_id: 'integer', film_id: 'integer' } as const;
  const { person_id: of, film_id: films } = await readColumns(connection, sqlText(CREDITS), kinds);
  const starts = Int32Array.from(of.keys()).filter((i) => of[i] !== of[i - 1]);
  const people = starts.map((start) => of[start] ?? 0);
  return (personId) => {
    const place = placeIn(people, personId);
    return place === undefined
      ? films.subarray(0, 0)
      : films.subarray(starts[place], starts[place + 1] ?? films.length);
  };
}

function placeIn(ascending: Int32Array, id: number): number | undefined {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === id ? low : undefined;
}
