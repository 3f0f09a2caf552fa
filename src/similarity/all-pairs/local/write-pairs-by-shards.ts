import { mkdir, rm } from 'node:fs/promises';
import type { TaskContext } from '../../../workflow/task.ts';
import { sharedInt32s } from '../../model/sparse-rows.ts';
import { workBlocks } from '../../../workflow/work-blocks.ts';
import { pairBlocks, pairCount } from '../pair-blocks.ts';
import type { PairBlockDone } from '../protocol.ts';
import { pairGroups } from '../shards/pair-groups.ts';
import type { PairShards } from '../shards/pair-shards.ts';
import type { CompareStep } from './pair-step.ts';
import {
  PAIR_SHARD_WORKER,
  preparePairShards,
  type PreparePairShardsOptions,
} from './prepare-pair-shards.ts';

export interface WritePairsByShardsOptions extends Omit<PreparePairShardsOptions, 'folder'> {
  /** How many pairs a thread may hold while they are found; the other ones are in files. */
  readonly spoolPairs: number;
  /** An existing folder for `part-00000.parquet` and so on. */
  readonly directory: string;
  /** A path for temporary files, which does not exist. */
  readonly scratch: string;
  readonly progress?: TaskContext['progress'];
}

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
  const { scratch } = options;
  await mkdir(scratch);
  try {
    return await compareAll(options, await preparePairShards({ ...options, folder: scratch }));
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
    worker: PAIR_SHARD_WORKER,
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
