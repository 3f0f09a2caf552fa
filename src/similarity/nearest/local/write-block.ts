import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { appendColumns, type Column } from '../../../duckdb/columns.ts';
import { runSqlFile } from '../../../duckdb/sql-file.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Block } from './blocks.ts';

/** Rows between two checks whether to stop: some 20 ms among 40,000 films. */
const STEP_ROWS = 512;
/** Fewer rows if they have many neighbours: each takes 20 bytes here, and more in DuckDB. */
const STEP_NEIGHBOURS = 100_000;

interface BlockOutput {
  /** The films of all rows. */
  readonly filmIds: Int32Array;
  readonly neighbours: number;
  readonly directory: string;
  /** Not 0 when the thread should end. */
  readonly stopped: Int32Array<SharedArrayBuffer>;
}

/** Writes a block's file and returns its number of rows, or undefined if stopped before. */
export async function writeBlock(
  connection: DuckDBConnection,
  nearest: (from: number, to: number) => Neighbours,
  { filmIds, neighbours, directory, stopped }: BlockOutput,
  { from, to, file }: Block,
): Promise<number | undefined> {
  const step = Math.max(1, Math.min(STEP_ROWS, Math.floor(STEP_NEIGHBOURS / neighbours)));
  let rows = 0;
  await runSqlFile(connection, new URL('create-neighbours.sql', import.meta.url));
  for (let row: number = from; row < to; row += step) {
    if (Atomics.load(stopped, 0) !== 0) return undefined;
    const found = nearest(row, Math.min(row + step, to));
    await appendColumns(connection, 'neighbours', columnsOf(filmIds, found));
    rows += found.rows.length;
  }
  const path = join(directory, file);
  await runSqlFile(connection, new URL('write-neighbours.sql', import.meta.url), { path });
  return rows;
}

function columnsOf(
  filmIds: Int32Array,
  { from, perFilm, rows, similarities }: Neighbours,
): readonly Column[] {
  const filmIdOf = (row: number): number => filmIds[row] ?? 0;
  return [
    rows.map((_, index) => filmIdOf(from + Math.floor(index / perFilm))),
    rows.map(filmIdOf),
    similarities,
  ];
}
