import { moduleFile } from '../../../workflow/state/freshness/code-files.ts';
import type { TaskContext } from '../../../workflow/task.ts';
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { blockCount } from './blocks.ts';
import type { BlockDone, WorkerInput } from './protocol.ts';
import { sendIndex } from './shared-index.ts';
import { memoryOfThread, workBlocks } from '../../../workflow/work-blocks.ts';

export interface WriteNeighboursOptions {
  readonly model: SimilarityModel;
  /** How many neighbours a film gets, if there are as many other films. */
  readonly neighbours: number;
  /** An existing folder for `part-00000.parquet` and so on: film_id, other_id, similarity. */
  readonly directory: string;
  /** How many threads, at least 1. */
  readonly workers: number;
  /** How much memory the DuckDBs of all threads may take, in bytes. */
  readonly memoryBytes: number;
  readonly signal: AbortSignal;
  /** Called after each block. */
  readonly progress?: TaskContext['progress'];
  /** The worker's module; another one only in tests. */
  readonly worker?: URL;
}

/**
 * Writes every film's nearest neighbours with worker threads over one shared model. The files have
 * the same bytes for any number of workers. When this settles, all threads have ended.
 *
 * @returns the number of rows written.
 * @throws the signal's reason when aborted; ReelatedError `task-failed` when a worker throws, runs
 * out of memory or exits early.
 */
export async function writeNeighbours(options: WriteNeighboursOptions): Promise<number> {
  const { model, neighbours, directory, workers, signal } = options;
  signal.throwIfAborted();
  const total = filmCount(model) * Math.min(neighbours, Math.max(0, filmCount(model) - 1));
  let rows = 0;
  await workBlocks<WorkerInput, BlockDone>({
    worker: options.worker ?? WORKER,
    input: {
      model,
      neighbours,
      directory,
      memoryBytes: memoryOfThread(options.memoryBytes, workers),
    },
    starting: (threads) => sendIndex(model, threads),
    blocks: blockCount(model),
    workers,
    signal,
    who: 'a worker that looks for similar films',
    blockDone(block) {
      rows += block.rows;
      options.progress?.({ done: rows, total, unit: 'rows' });
    },
  });
  return rows;
}

const WORKER = moduleFile(import.meta.url, './neighbour-worker.ts');
