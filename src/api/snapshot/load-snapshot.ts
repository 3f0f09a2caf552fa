import { Worker } from 'node:worker_threads';
import { messageOf, UsageError } from '../../errors.ts';
import type { FilmTable } from '../../search/table/film-table.ts';
import type { KernelIndex } from '../../similarity/nearest/kernel/kernel-index.ts';
import type { SimilarityModel } from '../../similarity/model/model.ts';
import type { PresetName } from '../../similarity/terms/similarity-fields.ts';
import type { AnswerIndexes } from '../../similarity/query/answer.ts';
import type { QueryIndex } from '../../similarity/query/query-index.ts';
import { moduleFile } from '../../workflow/state/code-files.ts';

export interface SnapshotRequest {
  /** A snapshot's file. */
  readonly path: string;
  /** How films are compared; absent: as when the snapshot was built. */
  readonly preset?: PresetName | undefined;
}

/** What the thread tells, one after the other. */
export type SnapshotMessage =
  | ({ readonly type: 'ready'; readonly query: QueryIndex } & Omit<LoadedSnapshot, 'indexes'>)
  | { readonly type: 'kernel'; readonly kernel: KernelIndex | undefined };

/** What answers are made from. */
export interface LoadedSnapshot {
  readonly films: FilmTable;
  readonly model: SimilarityModel;
  /** Complete enough for every question; the part that only makes some faster comes later. */
  readonly indexes: AnswerIndexes;
}

/** A snapshot's file that another thread reads. */
export interface LoadingSnapshot {
  readonly path: string;
  /** @throws {UsageError} `database-unreadable` */
  readonly loaded: Promise<LoadedSnapshot>;
}

const WORKER = moduleFile(import.meta.url, './snapshot-worker.ts');

/**
 * Loads a snapshot's films and model and prepares them in a thread of its own, so that a server
 * starts on two cores, and one that moves to another snapshot goes on answering.
 */
export function loadSnapshot(request: SnapshotRequest): LoadingSnapshot {
  const { promise, resolve, reject } = Promise.withResolvers<LoadedSnapshot>();
  const worker = new Worker(WORKER, { workerData: request });
  let indexes: AnswerIndexes | undefined;
  worker.on('message', (message: SnapshotMessage) => {
    switch (message.type) {
      case 'ready':
        indexes = { query: message.query, kernel: undefined };
        resolve({ films: message.films, model: message.model, indexes });
        worker.unref();
        break;
      case 'kernel':
        if (indexes !== undefined) indexes.kernel = message.kernel;
        break;
      default:
        message satisfies never;
    }
  });
  worker.on('error', (cause) => reject(unreadable(request.path, messageOf(cause), cause)));
  worker.on('exit', (code) => reject(unreadable(request.path, `exit code ${code}`)));
  // whoever waits for it is told
  promise.catch(() => undefined);
  return { path: request.path, loaded: promise };
}

function unreadable(path: string, reason: string, cause?: unknown): UsageError {
  return new UsageError(
    'database-unreadable',
    `${path} has no films with a similarity model that can be read: ${reason}; build it again`,
    { cause, data: { path } },
  );
}
