/** The worker thread: takes one block after another until all are done, and writes a file for each. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDuckDB } from '../../../duckdb/connect.ts';
import { createNeighbourFinder } from '../neighbour-finder.ts';
import { blockAt, blockCount } from './blocks.ts';
import type { BlockDone, WorkerInput } from './protocol.ts';
import { receiveIndex } from './shared-index.ts';
import type { BlockControls } from '../../../workflow/work-blocks.ts';
import { writeBlock } from './write-block.ts';

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
    const rows = await writeBlock(
      connection,
      finder.nearest,
      { ...input, filmIds: input.model.filmIds },
      blockAt(input.model, index),
    );
    if (rows === undefined) return;
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
    parentPort?.postMessage({ rows } satisfies BlockDone);
  }
}

await work(workerData as WorkerInput & BlockControls);
