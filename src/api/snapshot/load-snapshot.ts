import { Worker } from 'node:worker_threads';
import { messageOf, UsageError } from '../../errors.ts';
import type { FilmTable } from '../../search/table/film-table.ts';
import type { KernelIndex } from '../../similarity/nearest/kernel/kernel-index.ts';
import { collectGarbage } from '../../similarity/nearest/shards/collect-garbage.ts';
import type { FilmVectors } from '../../similarity/model/model.ts';
import type { PresetName } from '../../similarity/terms/preset-choices.ts';
import type { Field } from '../../similarity/terms/similarity-fields.ts';
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
  | ({ readonly type: 'films' } & LoadedFilms)
  | { readonly type: 'model'; readonly query: QueryIndex }
  | { readonly type: 'kernel'; readonly kernel: KernelIndex | undefined };

/** What a server starts with. */
interface LoadedFilms {
  readonly films: FilmTable;
  /** The fields of the model, which is loaded next. */
  readonly fields: readonly Field[];
}

interface LoadedModel {
  /** Its rows are those of the films. */
  readonly model: FilmVectors;
  /** Complete enough for every query; the part that only makes some of them faster comes later. */
  readonly indexes: AnswerIndexes;
}

/** A snapshot's file that another thread is loading: first the films, then the similarity model. */
export interface LoadingSnapshot {
  readonly path: string;
  /** @throws {UsageError} `database-unreadable` */
  readonly films: Promise<LoadedFilms>;
  /** @throws {UsageError} `database-unreadable` */
  readonly model: Promise<LoadedModel>;
}

/** By then the thread that loads has ended. */
const COLLECT_AFTER_MS = 1000;
const WORKER = moduleFile(import.meta.url, './snapshot-worker.ts');

/**
 * Loads a snapshot's films and model and prepares them in a separate thread, so that a server starts
 * on two cores, responds with films before it has the model, and keeps responding while it loads
 * another snapshot.
 */
export function loadSnapshot(request: SnapshotRequest): LoadingSnapshot {
  const films = Promise.withResolvers<LoadedFilms>();
  const model = Promise.withResolvers<LoadedModel>();
  const worker = new Worker(WORKER, { workerData: request, resourceLimits: THREAD_LIMITS });
  let indexes: AnswerIndexes | undefined;
  worker.on('message', (message: SnapshotMessage) => {
    switch (message.type) {
      case 'films':
        films.resolve(message);
        break;
      case 'model':
        indexes = { query: message.query, kernel: undefined };
        model.resolve({ model: message.query.model, indexes });
        // not before: a thread that ends during a DuckDB query crashes the process
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
  const fail = (reason: string, cause?: unknown): void => {
    const error = unreadable(request.path, reason, cause);
    films.reject(error);
    model.reject(error);
  };
  worker.on('error', (cause) => fail(messageOf(cause), cause));
  worker.on('exit', (code) => fail(`exit code ${code}`));
  // handled where they are awaited
  films.promise.catch(() => undefined);
  model.promise.catch(() => undefined);
  return { path: request.path, films: films.promise, model: model.promise };
}

function unreadable(path: string, reason: string, cause?: unknown): UsageError {
  return new UsageError(
    'database-unreadable',
    `the films and the similarity model in ${path} cannot be read: ${reason}; rebuild the database`,
    { cause, data: { path } },
  );
}
