import { mkdir, rm } from 'node:fs/promises';
import { moduleFile } from '../../../workflow/state/freshness/code-files.ts';
import type { TaskContext } from '../../../workflow/task.ts';
import type { StoredRows } from '../../model/stored/stored-rows.ts';
import { sharedInt32s } from '../../model/sparse-rows.ts';
import type { PresetName } from '../../terms/preset-choices.ts';
import { workBlocks } from '../../nearest/local/work-blocks.ts';
import { cutIntoFiles } from '../../nearest/shards/cut-into-files.ts';
import { pairBlocks, pairCount } from '../pair-blocks.ts';
import type { PairBlockDone } from '../protocol.ts';
import { pairGroups } from '../shards/pair-groups.ts';
import type { PairShards } from '../shards/pair-shards.ts';
import { canBeSearched } from '../shards/prepare-pair-shard.ts';
import type { CompareStep, PrepareStep } from './pair-step.ts';

export interface WritePairsByShardsOptions {
  readonly films: StoredRows;
  readonly preset: PresetName;
  /** From 0, for every pair, including those with nothing in common, to 1. */
  readonly minSimilarity: number;
  readonly shardFilms: number;
  /** How many pairs a thread may hold while they are found; the other ones are in files. */
  readonly spoolPairs: number;
  /** An existing folder for `part-00000.parquet` and so on. */
  readonly directory: string;
  /** A path for temporary files, which does not exist. */
  readonly scratch: string;
  readonly workers: number;
  readonly signal: AbortSignal;
  readonly progress?: TaskContext['progress'];
}

const WORKER = moduleFile(import.meta.url, './pair-shard-worker.ts');
/** Groups of rows for each thread: so many that all threads end at about the same time. */
const GROUPS_PER_THREAD = 4;

/**
 * Writes the same files as `writeAllPairs`, with only one shard of the films in the memory of each
 * thread at a time.
 *
 * @returns the number of pairs written
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when a worker fails
 */
export async function writePairsByShards(options: WritePairsByShardsOptions): Promise<number> {
  const { films, shardFilms, scratch, workers, signal, preset, minSimilarity } = options;
  await mkdir(scratch);
  try {
    const cut = await cutIntoFiles(films, shardFilms, scratch, signal);
    const files = cut.map((rows) => ({
      rows,
      postings: `${rows}.postings`,
      index: `${rows}.index`,
    }));
    const prepare = { type: 'prepare', files, preset, minSimilarity } as const;
    await workBlocks<PrepareStep, PairBlockDone>({
      worker: WORKER,
      input: prepare,
      blocks: files.length,
      workers,
      signal,
      who: 'a worker that prepares a part of the films',
      blockDone: () => undefined,
    });
    const compiled = canBeSearched(files, minSimilarity);
    const shards = { films: films.filmIds.length, shardFilms, files, preset, minSimilarity };
    return await compareAll(options, { ...shards, compiled });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function compareAll(
  { films, directory, scratch, spoolPairs, workers, signal, progress }: WritePairsByShardsOptions,
  shards: PairShards,
): Promise<number> {
  const filmIds = sharedInt32s(shards.films);
  filmIds.set(films.filmIds);
  const blocks = pairBlocks(shards.films);
  const groups = pairGroups(blocks, shards, GROUPS_PER_THREAD * workers);
  const total = pairCount(shards.films);
  let pairs = 0;
  let rows = 0;
  await workBlocks<CompareStep, PairBlockDone>({
    worker: WORKER,
    input: { type: 'compare', shards, groups, filmIds, directory, scratch, spoolPairs },
    blocks: blocks.length,
    workers: Math.min(workers, groups.length),
    signal,
    who: 'a worker that compares pairs of films',
    blockDone(block) {
      rows += block.rows;
      pairs += block.pairs;
      progress?.({ done: pairs, total, unit: 'rows' });
    },
  });
  return rows;
}
