/** A thread that prepares shards, or compares groups of rows with them and writes their files. */
import { join } from 'node:path';
import { parentPort, threadId, workerData } from 'node:worker_threads';
import type { BlockControls } from '../../../workflow/work-blocks.ts';
import { collectGarbage } from '../../nearest/shards/collect-garbage.ts';
import { pairCount, type PairBlock } from '../pair-blocks.ts';
import { createPairFile } from '../pair-file/pair-file.ts';
import type { RowPairs } from '../pairs-of-row.ts';
import type { PairBlockDone } from '../protocol.ts';
import { pairsByShards } from '../shards/pairs-by-shards.ts';
import { preparePairShard } from '../shards/prepare-pair-shard.ts';
import type { CompareStep, PrepareStep } from './pair-step.ts';

function prepare({ files, preset, minSimilarity, ...controls }: PrepareStep & BlockControls): void {
  while (Atomics.load(controls.stopped, 0) === 0) {
    const shard = files[Atomics.add(controls.nextBlock, 0, 1)];
    if (shard === undefined) return;
    preparePairShard(shard, preset, minSimilarity);
    collectGarbage();
    reply({ rows: 0, pairs: 0 });
  }
}

function compare(step: CompareStep & BlockControls): void {
  const stopped = () => Atomics.load(step.stopped, 0) !== 0;
  const spool = join(step.scratch, `pairs-${threadId}`);
  for (;;) {
    const group = step.groups[Atomics.add(step.nextBlock, 0, 1)];
    const [first, last] = [group?.[0], group?.at(-1)];
    if (group === undefined || first === undefined || last === undefined) return;
    const { spoolPairs } = step;
    const pairs = pairsByShards(step.shards, first.from, last.to, { spoolPairs, spool, stopped });
    for (const block of group) {
      const rows = writeBlock(step, block, pairs);
      if (rows === undefined) return;
      const { films } = step.shards;
      reply({ rows, pairs: pairCount(films - block.from) - pairCount(films - block.to) });
    }
  }
}

/** Writes a block's file and returns its number of rows, or undefined if stopped before. */
function writeBlock(
  { directory, filmIds }: CompareStep,
  { from, to, file }: PairBlock,
  allPairs: Iterator<RowPairs, undefined>,
): number | undefined {
  using pairFile = createPairFile(join(directory, file), filmIds);
  let rows = 0;
  for (let row = from; row < to; row++) {
    const { value: pairs } = allPairs.next();
    if (pairs === undefined) return undefined;
    pairFile.append(filmIds[row] ?? 0, pairs);
    rows += pairs.count;
  }
  pairFile.finish();
  return rows;
}

function reply(done: PairBlockDone): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
  parentPort?.postMessage(done);
}

const step = workerData as (PrepareStep | CompareStep) & BlockControls;
if (step.type === 'prepare') prepare(step);
else compare(step);
