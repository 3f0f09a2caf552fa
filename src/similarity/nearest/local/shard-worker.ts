/** A thread that prepares shards, or has films query one; it takes one block after another. */
import { parentPort } from 'node:worker_threads';
import { openDuckDB } from '../../../duckdb/connect.ts';
import { blockAt, BLOCK_ROWS } from './blocks.ts';
import type { BlockControls } from '../../../workflow/work-blocks.ts';
import { writeBlock } from './write-block.ts';
import type { Neighbours } from '../neighbours.ts';
import { openShard } from '../shards/ask-shard.ts';
import type { BestLists } from '../shards/best-lists.ts';
import { collectGarbage } from '../shards/collect-garbage.ts';
import { prepareShard } from '../shards/prepare-shard.ts';
import type { AskStep, PrepareStep, ShardReply, ShardStep, WriteStep } from './shard-protocol.ts';

/** Films between two checks whether to stop. */
const STEP_ROWS = 512;

function prepare(input: PrepareStep & BlockControls): void {
  const { rowsFiles, preparedFiles, preset, threads } = input;
  while (Atomics.load(input.stopped, 0) === 0) {
    const index = Atomics.add(input.nextBlock, 0, 1);
    const [rows, prepared] = [rowsFiles[index], preparedFiles[index]];
    if (rows === undefined || prepared === undefined) return;
    prepareShard(rows, prepared, preset, threads);
    collectGarbage();
    reply({ type: 'block', films: 0 });
  }
}

function ask({ group, shard, nextThread, ...controls }: AskStep & BlockControls): void {
  const films = group.lists.counts.length;
  const search = openShard(shard, group, Atomics.add(nextThread, 0, 1));
  while (Atomics.load(controls.stopped, 0) === 0) {
    const from = Atomics.add(controls.nextBlock, 0, 1) * STEP_ROWS;
    if (from >= films) return;
    const to = Math.min(from + STEP_ROWS, films);
    search(from, to);
    reply({ type: 'block', films: to - from });
  }
}

async function write(step: WriteStep & BlockControls): Promise<void> {
  const { group, filmIds, directory, memoryBytes, nextBlock, stopped } = step;
  const { counts, perFilm } = group.lists;
  const neighbours = Math.max(1, perFilm);
  using session = await openDuckDB({ threads: 1, memoryLimitBytes: memoryBytes });
  for (;;) {
    const from = Atomics.add(nextBlock, 0, 1) * BLOCK_ROWS;
    if (from >= counts.length) return;
    const rows = await writeBlock(
      session.connection,
      (first, after) => listsBetween(group.lists, first, after, group.firstRow),
      { filmIds, neighbours, directory, stopped },
      blockAt({ filmIds }, (group.firstRow + from) / BLOCK_ROWS),
    );
    if (rows === undefined) return;
  }
}

function listsBetween(
  { perFilm, rows, similarities }: BestLists,
  from: number,
  to: number,
  firstRow: number,
): Neighbours {
  const [begin, end] = [(from - firstRow) * perFilm, (to - firstRow) * perFilm];
  return {
    from,
    to,
    perFilm,
    rows: rows.slice(begin, end),
    similarities: similarities.slice(begin, end),
  };
}

function reply(message: ShardReply): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
  parentPort?.postMessage(message);
}

function take(step: ShardStep & BlockControls): Promise<void> | void {
  switch (step.type) {
    case 'prepare':
      return prepare(step);
    case 'ask':
      return ask(step);
    case 'write':
      return write(step);
    default:
      return step satisfies never;
  }
}

parentPort?.on('message', (step: (ShardStep & BlockControls) | undefined) => {
  if (step === undefined) {
    parentPort?.close();
    return;
  }
  void Promise.resolve(take(step)).then(finish);
});

function finish(): void {
  // Later, when nothing refers to the step any more.
  setImmediate(() => {
    collectGarbage();
    reply({ type: 'end' });
  });
}
