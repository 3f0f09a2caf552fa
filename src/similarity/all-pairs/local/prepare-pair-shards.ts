import { moduleFile } from '../../../workflow/state/freshness/code-files.ts';
import type { FilmRows } from '../../model/stored/stored-rows.ts';
import type { PresetName } from '../../terms/preset-choices.ts';
import { workBlocks } from '../../../workflow/work-blocks.ts';
import { cutIntoFiles } from '../../nearest/shards/cut-into-files.ts';
import type { PairBlockDone } from '../protocol.ts';
import type { PairShards } from '../shards/pair-shards.ts';
import { canBeSearched } from '../shards/prepare-pair-shard.ts';
import type { PrepareStep } from './pair-step.ts';

/** The thread that prepares shards, or compares rows with them. */
export const PAIR_SHARD_WORKER = moduleFile(import.meta.url, './pair-shard-worker.ts');

export interface PreparePairShardsOptions {
  readonly films: FilmRows;
  readonly preset: PresetName;
  /** From 0, for every pair, including those with nothing in common, to 1. */
  readonly minSimilarity: number;
  readonly shardFilms: number;
  /** An existing folder for the files of the shards. */
  readonly folder: string;
  /** How many threads prepare a shard at the same time. */
  readonly workers: number;
  readonly signal: AbortSignal;
}

/**
 * Cuts all films into shards and prepares each of them.
 *
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when a worker fails
 */
export async function preparePairShards({
  films,
  preset,
  minSimilarity,
  shardFilms,
  folder,
  workers,
  signal,
}: PreparePairShardsOptions): Promise<PairShards> {
  const cut = await cutIntoFiles(films, shardFilms, folder, signal);
  const files = cut.map((rows) => ({ rows, postings: `${rows}.postings`, index: `${rows}.index` }));
  await workBlocks<PrepareStep, PairBlockDone>({
    worker: PAIR_SHARD_WORKER,
    input: { type: 'prepare', files, preset, minSimilarity },
    blocks: files.length,
    workers,
    signal,
    who: 'a worker that prepares a part of the films',
    blockDone: () => undefined,
  });
  const compiled = canBeSearched(files, minSimilarity);
  return { films: films.filmIds.length, shardFilms, files, preset, minSimilarity, compiled };
}
