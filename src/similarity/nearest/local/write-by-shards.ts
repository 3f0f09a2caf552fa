import { mkdir, rm } from 'node:fs/promises';
import type { FilmRows } from '../../model/stored/stored-rows.ts';
import { sharedInt32s } from '../../model/sparse-rows.ts';
import { moduleFile } from '../../../workflow/state/freshness/code-files.ts';
import type { TaskContext } from '../../../workflow/task.ts';
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

/** What a thread's DuckDB needs for the rows of a block. */
const LEAST_MEMORY_BYTES = 128 * 2 ** 20;

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
    await using pool = startShardPool(WORKER, options.workers, options.signal);
    await prepareAll(pool, options, shards);
    const ranges = shards.flatMap(({ prepared }) => rangeOfPreparedShard(prepared) ?? []);
    if (!canQueryEachOther(ranges)) return undefined;
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

function prepareAll(
  pool: ShardPool,
  { preset, workers, preparers }: WriteByShardsOptions,
  shards: readonly ShardFiles[],
): Promise<void> {
  const step = {
    type: 'prepare',
    rowsFiles: shards.map(({ rows }) => rows),
    preparedFiles: shards.map(({ prepared }) => prepared),
    preset,
    threads: workers,
  } as const;
  return pool.run(step, Math.min(workers, preparers), () => undefined);
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
    const group = groupOf(own, options.preset, perFilm);
    // Its own films are most like it, so what they leave to find in other shards is little.
    for (const { prepared } of [own, ...shards.filter((shard) => shard !== own)]) {
      await ask(pool, options.workers, group, prepared, blockDone);
      collectGarbage();
    }
    await pool.run(writeStep(options, group, filmIds), options.workers, () => undefined);
  }
  return count * perFilm;
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
    memoryBytes: Math.max(LEAST_MEMORY_BYTES, memoryBytes / workers),
  };
}
