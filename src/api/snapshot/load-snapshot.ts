import { Worker } from 'node:worker_threads';
import { messageOf, UsageError } from '../../errors.ts';
import type { FilmTable } from '../../search/table/film-table.ts';
import type { KernelIndex } from '../../similarity/nearest/kernel/kernel-index.ts';
import { collectGarbage } from '../../similarity/nearest/shards/collect-garbage.ts';
import type { FilmVectors } from '../../similarity/model/model.ts';
import type { PresetName } from '../../similarity/terms/preset-choices.ts';
import type { AnswerIndexes } from '../../similarity/query/answer.ts';
import type { QueryIndex } from '../../similarity/query/query-index.ts';
import { THREAD_LIMITS } from './thread-limits.ts';
import { moduleFile } from '../../workflow/state/freshness/code-files.ts';

export interface SnapshotRequest {
  /** A snapshot's file. */
  readonly path: string;
  /** The preset of similarity; absent: the one that the snapshot was built with. */
  readonly preset?: PresetName | undefined;
}

/** The messages of the thread, in this order. */
export type SnapshotMessage =
  | { readonly type: 'ready'; readonly films: FilmTable; readonly query: QueryIndex }
  | { readonly type: 'kernel'; readonly kernel: KernelIndex | undefined };

/** The data in memory that responses are made from. */
interface SnapshotData {
  readonly films: FilmTable;
  readonly model: FilmVectors;
  /** Complete enough for every query; the part that only makes some of them faster comes later. */
  readonly indexes: AnswerIndexes;
}

/** A snapshot's file that another thread is loading. */
export interface LoadingSnapshot {
  readonly path: string;
  /** @throws {UsageError} `database-unreadable` */
  readonly loaded: Promise<SnapshotData>;
}

/** By then the thread that loads has ended. */
const COLLECT_AFTER_MS = 1000;
const WORKER = moduleFile(import.meta.url, './snapshot-worker.ts');

/**
 * Loads a snapshot's films and model and prepares them in a separate thread, so that a server starts
 * on two cores, and keeps responding while it loads another snapshot.
 */
export function loadSnapshot(request: SnapshotRequest): LoadingSnapshot {
  const { promise, resolve, reject } = Promise.withResolvers<SnapshotData>();
  const worker = new Worker(WORKER, { workerData: request, resourceLimits: THREAD_LIMITS });
  let indexes: AnswerIndexes | undefined;
  worker.on('message', (message: SnapshotMessage) => {
    switch (message.type) {
      case 'ready':
        indexes = { query: message.query, kernel: undefined };
        resolve({ films: message.films, model: message.query.model, indexes });
        worker.unref();
        break;
      case 'kernel':
        if (indexes !== undefined) indexes.kernel = message.kernel;
        // the start leaves garbage behind that V8 would keep until many more requests have come
        setTimeout(collectGarbage, COLLECT_AFTER_MS).unref();
        break;
      default:
        message satisfies never;
    }
  });
  worker.on('error', (cause) => reject(unreadable(request.path, messageOf(cause), cause)));
  worker.on('exit', (code) => reject(unreadable(request.path, `exit code ${code}`)));
  // handled where it is awaited
  promise.catch(() => undefined);
  return { path: request.path, loaded: promise };
}

function unreadable(path: string, reason: string, cause?: unknown): UsageError {
  return new UsageError(
    'database-unreadable',
    `the films and the similarity model in ${path} cannot be read: ${reason}; rebuild the database`,
    { cause, data: { path } },
  );
}
