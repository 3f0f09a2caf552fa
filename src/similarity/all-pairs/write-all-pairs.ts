import { ReelatedError } from '../../errors.ts';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';
import type { TaskContext } from '../../workflow/task.ts';
import { workBlocks } from '../../workflow/work-blocks.ts';
import { filmCount, type SimilarityModel } from '../model/model.ts';
import { pairBlocks, pairCount } from './pair-blocks.ts';
import type { PairBlockDone, PairWorkerInput } from './protocol.ts';

export interface WriteAllPairsOptions {
  readonly model: SimilarityModel;
  /** From 0, for every pair, including those with nothing in common, to 1. */
  readonly minSimilarity: number;
  /** An existing folder for `part-00000.parquet` and so on: film_id, other_id, similarity. */
  readonly directory: string;
  /** How many threads, at least 1. */
  readonly workers: number;
  readonly signal: AbortSignal;
  /** Called after each block with the number of pairs compared so far, written or not. */
  readonly progress?: TaskContext['progress'];
  /** The worker's module; another one only in tests. */
  readonly worker?: URL;
}

/**
 * Writes every unordered pair once, film_id < other_id, sorted by film_id, similarity descending,
 * other_id, with worker threads over one shared model. The files have the same bytes for any
 * number of workers. A thread uses some 30 MB and 40 bytes per film. When this settles, all threads
 * have ended.
 *
 * @returns the number of pairs written.
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when a worker throws, runs
 * out of memory or exits early; `request-invalid` for a minimum similarity outside [0, 1].
 */
export async function writeAllPairs(options: WriteAllPairsOptions): Promise<number> {
  const { model, minSimilarity, directory, workers, signal } = options;
  checkMinSimilarity(minSimilarity);
  const films = filmCount(model);
  const total = pairCount(films);
  let pairs = 0;
  let rows = 0;
  await workBlocks<PairWorkerInput, PairBlockDone>({
    worker: options.worker ?? WORKER,
    input: { model, minSimilarity, directory },
    blocks: pairBlocks(films).length,
    workers,
    signal,
    who: 'a worker that compares pairs of films',
    blockDone(block) {
      rows += block.rows;
      pairs += block.pairs;
      options.progress?.({ done: pairs, total, unit: 'rows' });
    },
  });
  return rows;
}

const WORKER = moduleFile(import.meta.url, './pair-worker.ts');

function checkMinSimilarity(minSimilarity: number): void {
  if (minSimilarity >= 0 && minSimilarity <= 1) return;
  throw new ReelatedError(
    'request-invalid',
    `the minimum similarity is ${minSimilarity}; use one from 0 to 1`,
    { data: { minSimilarity: String(minSimilarity) } },
  );
}
