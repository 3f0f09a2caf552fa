/** The worker thread: takes one block of films after another until all are done. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDuckDB } from '../../../duckdb/connect.ts';
import type { BlockControls } from '../../../workflow/work-blocks.ts';
import { writeFilmBlock, type FilmBlock } from './film-block.ts';

/** What a worker thread is started with. */
export interface CountInput {
  readonly films: readonly FilmBlock[];
  /** How much memory its DuckDB may take, in bytes. */
  readonly memoryBytes: number;
}

async function work(input: CountInput & BlockControls): Promise<void> {
  const { films, memoryBytes, nextBlock, stopped } = input;
  using session = await openDuckDB({ threads: 1, memoryLimitBytes: memoryBytes });
  while (Atomics.load(stopped, 0) === 0) {
    const block = films[Atomics.add(nextBlock, 0, 1)];
    if (block === undefined) return;
    await writeFilmBlock(session.connection, block);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
    parentPort?.postMessage(block.films);
  }
}

await work(workerData as CountInput & BlockControls);
