/** The worker thread: takes one block after another until all are done, and writes a file for each. */
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { BlockControls } from '../../workflow/work-blocks.ts';
import { filmCount } from '../model/model.ts';
import { pairBlocks, pairCount, type PairBlock } from './pair-blocks.ts';
import { createPairFile } from './pair-file/pair-file.ts';
import { createPairsOfRow, type RowPairs } from './pairs-of-row.ts';
import type { PairBlockDone, PairWorkerInput } from './protocol.ts';

function work(input: PairWorkerInput & BlockControls): void {
  const blocks = pairBlocks(filmCount(input.model));
  // Blocks are taken in ascending order, as the kernel requires.
  const pairsOf = createPairsOfRow(input.model, input.minSimilarity);
  for (;;) {
    const block = blocks[Atomics.add(input.nextBlock, 0, 1)];
    if (block === undefined) return;
    const rows = writeBlock(input, block, pairsOf);
    if (rows === undefined) return;
    const films = filmCount(input.model);
    const pairs = pairCount(films - block.from) - pairCount(films - block.to);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
    parentPort?.postMessage({ rows, pairs } satisfies PairBlockDone);
  }
}

/** Writes a block's file and returns its number of rows, or undefined if stopped before. */
function writeBlock(
  { model, directory, stopped }: PairWorkerInput & BlockControls,
  { from, to, file }: PairBlock,
  pairsOf: (row: number) => RowPairs,
): number | undefined {
  using pairFile = createPairFile(join(directory, file), model.filmIds);
  let rows = 0;
  for (let row = from; row < to; row++) {
    if (Atomics.load(stopped, 0) !== 0) return undefined;
    const pairs = pairsOf(row);
    pairFile.append(model.filmIds[row] ?? 0, pairs);
    rows += pairs.count;
  }
  pairFile.finish();
  return rows;
}

work(workerData as PairWorkerInput & BlockControls);
