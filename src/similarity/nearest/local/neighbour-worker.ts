/** The worker thread: takes one block after another until all are done, and writes a file for each. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { DuckDBConnection } from '@duckdb/node-api';
import { appendColumns, type Column } from '../../../duckdb/columns.ts';
import { openDuckDB } from '../../../duckdb/connect.ts';
import { runSqlFile } from '../../../duckdb/sql-file.ts';
import type { SimilarityModel } from '../../model/model.ts';
import { createNeighbourFinder, type NeighbourFinder } from '../neighbour-finder.ts';
import type { Neighbours } from '../neighbours.ts';
import { blockAt, blockCount, type Block } from './blocks.ts';
import type { BlockDone, WorkerInput } from './protocol.ts';
import { receiveIndex } from './shared-index.ts';
import type { BlockControls } from './work-blocks.ts';

/** Rows between two checks whether to stop: some 20 ms among 40,000 films. */
const STEP_ROWS = 512;
/** Fewer rows if they have many neighbours: each takes 20 bytes here, and more in DuckDB. */
const STEP_NEIGHBOURS = 100_000;

async function work(input: WorkerInput & BlockControls): Promise<void> {
  if (parentPort === null) throw new Error('this module runs in a worker thread');
  const receivedIndex = receiveIndex(input.model, parentPort, input.stopped);
  using session = await openDuckDB({ threads: 1, memoryLimitBytes: input.memoryBytes });
  const { connection } = session;
  const finder = createNeighbourFinder(input.model, input.neighbours, await receivedIndex);
  const blocks = blockCount(input.model);
  for (;;) {
    const index = Atomics.add(input.nextBlock, 0, 1);
    if (index >= blocks) return;
    const rows = await writeBlock(connection, finder, input, blockAt(input.model, index));
    if (rows === undefined) return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
    parentPort?.postMessage({ rows } satisfies BlockDone);
  }
}

/** Writes a block's file and returns its number of rows, or undefined if stopped before. */
async function writeBlock(
  connection: DuckDBConnection,
  finder: NeighbourFinder,
  { model, neighbours, directory, stopped }: WorkerInput & BlockControls,
  { from, to, file }: Block,
): Promise<number | undefined> {
  const step = Math.max(1, Math.min(STEP_ROWS, Math.floor(STEP_NEIGHBOURS / neighbours)));
  let rows = 0;
  await runSqlFile(connection, new URL('create-neighbours.sql', import.meta.url));
  for (let row: number = from; row < to; row += step) {
    if (Atomics.load(stopped, 0) !== 0) return undefined;
    const found = finder.nearest(row, Math.min(row + step, to));
    await appendColumns(connection, 'neighbours', columnsOf(model, found));
    rows += found.rows.length;
  }
  const path = join(directory, file);
  await runSqlFile(connection, new URL('write-neighbours.sql', import.meta.url), { path });
  return rows;
}

function columnsOf(
  { filmIds }: SimilarityModel,
  { from, perFilm, rows, similarities }: Neighbours,
): readonly Column[] {
  const filmIdOf = (row: number): number => filmIds[row] ?? 0;
  return [
    rows.map((_, index) => filmIdOf(from + Math.floor(index / perFilm))),
    rows.map(filmIdOf),
    similarities,
  ];
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- write-neighbours.ts passes nothing else
await work(workerData as WorkerInput & BlockControls);
