import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { filePattern } from '../../../duckdb/columns.ts';
import { setVariable } from '../../../duckdb/sql-file.ts';
import {
  filterDataset,
  unpackDataset,
  type FilteredFile,
} from '../../../sources/filter/filter-dataset.ts';
import { openFilterThread, type FilterThread } from '../../../sources/filter/filter-thread.ts';
import type { IdSet } from '../../../sources/filter/id-set.ts';
import { imdbDataset, type ImdbDatasetName } from '../../../sources/imdb-dataset.ts';
import { variableOf } from '../../../sources/reader/read-dataset.ts';
import { verifyDataset } from '../../../sources/reader/verify-dataset.ts';
import type { DatasetSource } from '../../../sources/source-dataset.ts';
import type { TaskContext } from '../../../workflow/task.ts';

/**
 * A dataset file from which only the rows with certain ids are read. If it has been filtered before,
 * the rows are taken from those that passed then.
 */
export interface FilterStep {
  readonly dataset: ImdbDatasetName;
  /** The SQL variable with the path of the rows; as a rule that of the dataset. */
  readonly variable?: string;
  /** The column that holds the id. */
  readonly column: string;
  /** Awaited before the file is read. Absent: the whole text is unpacked, for a later step. */
  readonly ids?: IdSet | Promise<IdSet>;
  /**
   * Runs once SQL can read the filtered rows, while other files are still being filtered; no other
   * step's does meanwhile.
   */
  readonly whenFiltered?: () => Promise<void> | void;
}

/** The lines of the dataset files that may matter, in temporary files that DuckDB reads instead. */
export interface FilteredLines extends AsyncDisposable {
  /**
   * Filters files on threads, as many at a time as there are workers, and lets SQL read the
   * result. A file that is not among the sources is skipped. A damaged one is refused with what
   * `verifyDataset` says of it.
   */
  readonly filter: (steps: readonly FilterStep[]) => Promise<void>;
  /** How many lines of a file have passed its first filter. */
  readonly passed: (dataset: ImdbDatasetName) => number;
  /** Counts a file that was read without a filter. */
  readonly countWhole: (dataset: ImdbDatasetName) => void;
}

interface FilteredLinesOptions {
  readonly connection: DuckDBConnection;
  readonly sources: readonly DatasetSource[];
  /** Where the temporary files are; created, and removed on disposal. */
  readonly folder: string;
  readonly context: TaskContext;
  /** Collects the filtered files, for messages about their lines. */
  readonly filtered: FilteredFile[];
}

/** Creates the folder for filtered lines; progress is in compressed bytes of all sources. */
export async function openFilteredLines(options: FilteredLinesOptions): Promise<FilteredLines> {
  const { sources, folder, context } = options;
  await mkdir(folder);
  const counter = await byteCounter(sources, context);
  const passed = new Map<ImdbDatasetName, FilteredFile>();
  const filterOne = stepRunner(options, passed, counter.count);
  return {
    async filter(steps) {
      const failed = new AbortController();
      const signal = AbortSignal.any([context.signal, failed.signal]);
      const queue = [...steps];
      let sql = Promise.resolve();
      const lanes = Array.from({ length: Math.min(context.workers, steps.length) }, async () => {
        await using thread = openFilterThread();
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          await filterOne(next, thread, signal);
          // before SQL needs memory, too
          if (queue.length === 0) await thread[Symbol.asyncDispose]();
          sql = sql.then(next.whenFiltered);
          await sql;
        }
      });
      try {
        await Promise.all(lanes);
      } finally {
        failed.abort();
        await Promise.allSettled(lanes);
      }
    },
    // without the header
    passed: (dataset) => (passed.get(dataset)?.lineNumbers.length ?? 1) - 1,
    countWhole: counter.countWhole,
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Count = (dataset: ImdbDatasetName, readBytes: number) => void;

/** A function that runs one step. */
function stepRunner(
  { connection, sources, folder, filtered }: FilteredLinesOptions,
  passed: Map<ImdbDatasetName, FilteredFile>,
  count: Count,
): (step: FilterStep, thread: FilterThread, signal: AbortSignal) => Promise<void> {
  const texts = new Map<ImdbDatasetName, string>();
  return async ({ dataset, variable = variableOf(dataset), column, ids }, thread, signal) => {
    const source = sources.find((one) => one.name === dataset);
    if (source === undefined) return;
    const { path } = source;
    const progress = (readBytes: number): void => count(dataset, readBytes);
    if (ids === undefined) {
      const output = join(folder, `${dataset}.whole.tsv`);
      await orFault(unpackDataset(thread, { path, output, signal, progress }), source, signal);
      texts.set(dataset, output);
      return;
    }
    const wanted = await beforeAbort(ids, signal);
    const before = passed.get(dataset);
    const text = before?.path ?? texts.get(dataset);
    const filtering = filterDataset(thread, {
      path,
      text,
      before: before?.lineNumbers,
      column,
      ids: wanted,
      output: join(folder, `${variable}${before === undefined ? '' : '.known'}.tsv`),
      signal,
      // the compressed bytes were counted the first time
      progress: text === undefined ? progress : () => {},
    });
    const file = await orFault(filtering, source, signal);
    if (before === undefined) {
      passed.set(dataset, file);
      if (text !== undefined) await rm(text);
    }
    filtered.push(file);
    await setVariable(connection, variable, filePattern(file.path));
  };
}

/**
 * Waits until a file has been read.
 *
 * @throws SourceError with what is wrong with the file, if that is why it could not be read
 */
async function orFault<Result>(
  reading: Promise<Result>,
  { name, path }: DatasetSource,
  signal: AbortSignal,
): Promise<Result> {
  try {
    return await reading;
  } catch (error) {
    signal.throwIfAborted();
    await verifyDataset(path, imdbDataset(name), { signal });
    throw error;
  }
}

/** @throws the signal's reason when aborted before the value is there */
async function beforeAbort<Value>(
  value: Value | Promise<Value>,
  signal: AbortSignal,
): Promise<Value> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([value, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Reports how many compressed bytes of all sources have been read. */
async function byteCounter(
  sources: readonly DatasetSource[],
  { progress }: TaskContext,
): Promise<{ readonly count: Count; readonly countWhole: (dataset: ImdbDatasetName) => void }> {
  const sizes = new Map<string, number>();
  for (const { name, path } of sources) sizes.set(name, (await stat(path)).size);
  const total = sum(sizes);
  const read = new Map<string, number>();
  const count: Count = (dataset, readBytes) => {
    read.set(dataset, readBytes);
    progress({ done: sum(read), total, unit: 'bytes' });
  };
  return { count, countWhole: (dataset) => count(dataset, sizes.get(dataset) ?? 0) };
}

function sum(bytes: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const one of bytes.values()) total += one;
  return total;
}
