import { mkdir, rm } from 'node:fs/promises';
import type { FilmRows } from '../../model/stored/stored-rows.ts';
import { sharedInt32s } from '../../model/sparse-rows.ts';
import { moduleFile } from '../../../workflow/state/freshness/code-files.ts';
import type { TaskContext } from '../../../workflow/task.ts';
import { memoryOfThread } from '../../../workflow/work-blocks.ts';
import type { PresetName } from '../../terms/preset-choices.ts';
import { canQueryEachOther } from '../kernel/shard-index.ts';
import type { FilmGroup } from '../shards/ask-shard.ts';
import { collectGarbage } from '../shards/collect-garbage.ts';
import { emptyLists } from '../shards/best-lists.ts';
import { cutIntoFiles } from '../shards/cut-into-files.ts';
import { rangeOfPreparedShard, readPreparedShard, readShardRows } from '../shards/shard-files.ts';
import { guestsOfShard } from '../shards/shard-rows.ts';
import { startShardPool, type ShardPool } from './shard-pool.ts';
import type { WriteStep } from './shard-protocol.ts';

export interface WriteByShardsOptions {
  readonly films: FilmRows;
  readonly preset: PresetName;
  readonly neighbours: number;
  /** Films of a shard, a multiple of the rows of a block. */
  readonly shardFilms: number;
  /** An existing folder for `part-00000.parquet` and so on. */
  readonly directory: string;
  /** A path for temporary files, which does not exist. */
  readonly scratch: string;
  readonly workers: number;
  /** How many shards may be prepared at the same time. */
  readonly preparers: number;
  /** How much memory the DuckDBs of all threads may take, in bytes. */
  readonly memoryBytes: number;
  readonly signal: AbortSignal;
  readonly progress?: TaskContext['progress'];
}

const WORKER = moduleFile(import.meta.url, './shard-worker.ts');

/**
 * Writes the same files as `writeNeighbours`, with only one shard of the films in memory at a time.
 * Each shard is prepared once and kept in a file; the films of each then query all of them.
 *
 * @returns the number of rows written; undefined if the compiled search does not support the films
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when a worker fails
 */
export async function writeByShards(options: WriteByShardsOptions): Promise<number | undefined> {
  const { scratch } = options;
  await mkdir(scratch);
  try {
    const cut = await cutIntoFiles(options.films, options.shardFilms, scratch, options.signal);
    const shards = cut.map((rows) => ({ rows, prepared: `${rows}.index` }));
    // what cutting has left behind
    collectGarbage();
    await prepareAll(options, shards);
    const ranges = shards.flatMap(({ prepared }) => rangeOfPreparedShard(prepared) ?? []);
    if (!canQueryEachOther(ranges)) return undefined;
    await using pool = startShardPool(WORKER, options.workers, options.signal);
    return await searchAll(pool, options, shards);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The files of a shard. */
interface ShardFiles {
  readonly rows: string;
  readonly prepared: string;
}

/** Prepares all shards with threads of their own, as only their end frees all that they have used. */
async function prepareAll(
  { preset, workers, preparers, signal }: WriteByShardsOptions,
  shards: readonly ShardFiles[],
): Promise<void> {
  const threads = Math.min(workers, preparers);
  await using pool = startShardPool(WORKER, threads, signal);
  const step = {
    type: 'prepare',
    rowsFiles: shards.map(({ rows }) => rows),
    preparedFiles: shards.map(({ prepared }) => prepared),
    preset,
    threads: workers,
  } as const;
  await pool.run(step, threads, () => undefined);
}

async function searchAll(
  pool: ShardPool,
  options: WriteByShardsOptions,
  shards: readonly ShardFiles[],
): Promise<number> {
  const { films, neighbours } = options;
  const count = films.filmIds.length;
  const perFilm = Math.max(0, Math.min(neighbours, count - 1));
  const filmIds = sharedInt32s(count);
  filmIds.set(films.filmIds);
  let asked = 0;
  const blockDone = (more: number): void => {
    asked += more;
    const rows = Math.floor((asked / shards.length) * perFilm);
    options.progress?.({ done: rows, total: count * perFilm, unit: 'rows' });
  };
  for (const own of shards) {
    // Its own films are most like it, so what they leave to find in other shards is little.
    const order = [own, ...shards.filter((shard) => shard !== own)];
    await searchGroup(pool, options, { order, perFilm, filmIds, blockDone });
    // before the next group has lists, too
    collectGarbage();
  }
  return count * perFilm;
}

interface GroupSearch {
  /** The shards that the films of the first one ask, in this order. */
  readonly order: readonly ShardFiles[];
  readonly perFilm: number;
  /** Of all films. */
  readonly filmIds: Int32Array<SharedArrayBuffer>;
  readonly blockDone: (films: number) => void;
}

/** Writes the nearest of a shard's films. */
async function searchGroup(
  pool: ShardPool,
  options: WriteByShardsOptions,
  { order, perFilm, filmIds, blockDone }: GroupSearch,
): Promise<void> {
  const [own] = order;
  if (own === undefined) return;
  const group = groupOf(own, options.preset, perFilm);
  for (const { prepared } of order) {
    await ask(pool, options.workers, group, prepared, blockDone);
    collectGarbage();
  }
  await pool.run(writeStep(options, group, filmIds), options.workers, () => undefined);
}

function groupOf(own: ShardFiles, preset: PresetName, perFilm: number): FilmGroup {
  const rows = readShardRows(own.rows);
  const films = rows.filmIds.length;
  return {
    firstRow: rows.firstRow,
    guests: guestsOfShard(rows, preset, 0, films),
    lists: emptyLists(films, perFilm),
  };
}

/** Nothing here refers to the shard's memory afterwards. */
async function ask(
  pool: ShardPool,
  workers: number,
  group: FilmGroup,
  prepared: string,
  blockDone: (films: number) => void,
): Promise<void> {
  const shard = readPreparedShard(prepared);
  await pool.run({ type: 'ask', shard, group, nextThread: sharedInt32s(1) }, workers, blockDone);
}

function writeStep(
  { directory, memoryBytes, workers }: WriteByShardsOptions,
  group: FilmGroup,
  filmIds: Int32Array<SharedArrayBuffer>,
): WriteStep {
  return {
    type: 'write',
    group,
    filmIds,
    directory,
    memoryBytes: memoryOfThread(memoryBytes, workers),
  };
}
