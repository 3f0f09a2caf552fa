/** A thread that prepares shards, or has films query one; it takes one block after another. */
import { parentPort } from 'node:worker_threads';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openDuckDB } from '../../../duckdb/connect.ts';
import { blockAt, BLOCK_ROWS } from './blocks.ts';
import type { BlockControls } from './work-blocks.ts';
import { writeBlock } from './write-block.ts';
import type { Neighbours } from '../neighbours.ts';
import { openShard } from '../shards/ask-shard.ts';
import type { BestLists } from '../shards/best-lists.ts';
import { collectGarbage } from '../shards/collect-garbage.ts';
import { prepareShard } from '../shards/prepare-shard.ts';
import type { AskStep, PrepareStep, ShardReply, ShardStep } from './shard-protocol.ts';

/** Films between two checks whether to stop. */
const STEP_ROWS = 512;

function prepare(input: PrepareStep & BlockControls): void {
  const { rowsFiles, preparedFiles, preset, threads } = input;
  while (Atomics.load(input.stopped, 0) === 0) {
    const index = Atomics.add(input.nextBlock, 0, 1);
    const [rows, prepared] = [rowsFiles[index], preparedFiles[index]];
    if (rows === undefined || prepared === undefined) return;
    prepareShard(rows, prepared, preset, threads);
    reply({ type: 'block', films: 0 });
  }
}

async function ask(input: AskStep & BlockControls): Promise<void> {
  const { group, shard, output, stopped } = input;
  const films = group.lists.counts.length;
  const search = openShard(shard, group, Atomics.add(input.nextThread, 0, 1));
  using session =
    output && (await openDuckDB({ threads: 1, memoryLimitBytes: output.memoryBytes }));
  for (;;) {
    const from = Atomics.add(input.nextBlock, 0, 1) * BLOCK_ROWS;
    if (from >= films) return;
    const to = Math.min(from + BLOCK_ROWS, films);
    for (let row = from; row < to; row += STEP_ROWS) {
      if (Atomics.load(stopped, 0) !== 0) return;
      search(row, Math.min(row + STEP_ROWS, to));
    }
    if (session && !(await write(session.connection, input, from))) return;
    reply({ type: 'block', films: to - from });
  }
}

/** Writes the lists of a block of the group's; false if stopped before. */
async function write(
  connection: DuckDBConnection,
  { group, filmIds, output, stopped }: AskStep & BlockControls,
  from: number,
): Promise<boolean> {
  const block = blockAt({ filmIds }, (group.firstRow + from) / BLOCK_ROWS);
  const { directory } = output ?? { directory: '' };
  const { perFilm } = group.lists;
  const rows = await writeBlock(
    connection,
    (first, after) => listsBetween(group.lists, first, after, group.firstRow),
    { filmIds, neighbours: Math.max(1, perFilm), directory, stopped },
    block,
  );
  return rows !== undefined;
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
  return step.type === 'prepare' ? prepare(step) : ask(step);
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
