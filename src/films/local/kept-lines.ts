import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { filePattern } from '../../duckdb/columns.ts';
import { setVariable } from '../../duckdb/sql-file.ts';
import {
  filterDataset,
  unpackDataset,
  type FilteredFile,
} from '../../sources/filter/filter-dataset.ts';
import type { IdSet } from '../../sources/filter/id-set.ts';
import type { ImdbDatasetName } from '../../sources/imdb-dataset.ts';
import { variableOf } from '../../sources/reader/read-dataset.ts';
import type { DatasetSource } from '../../sources/source-dataset.ts';
import type { TaskContext } from '../../workflow/task.ts';

/** A dataset file of which only the rows with wanted ids are read. */
export interface Wanted {
  readonly dataset: ImdbDatasetName;
  /** The column that holds the id. */
  readonly column: string;
  /** Waited for before the file is read. Absent: the whole text is kept for a later call. */
  readonly ids?: IdSet | Promise<IdSet>;
  /** Reads what was kept, as soon as SQL can, while other files are still filtered. */
  readonly whenKept?: () => Promise<void>;
}

/** The lines of the dataset files that may matter, in temporary files that DuckDB reads instead. */
export interface KeptLines extends AsyncDisposable {
  /**
   * Filters files, each on a thread, so many at a time as there are workers, and has SQL read what
   * is kept; `meanwhile` runs beside them. A file that is not among the sources is passed over.
   */
  readonly filter: (files: readonly Wanted[], meanwhile?: () => Promise<void>) => Promise<void>;
  /** Counts a file that was read whole. */
  readonly countWhole: (dataset: ImdbDatasetName) => void;
}

export interface KeptLinesOptions {
  readonly connection: DuckDBConnection;
  readonly sources: readonly DatasetSource[];
  /** Where the temporary files lie; created, and removed on disposal. */
  readonly folder: string;
  readonly context: TaskContext;
  /** Gathers what was filtered, for messages about lines. */
  readonly filtered: FilteredFile[];
}

/** Makes the folder for kept lines; progress is told in compressed bytes of all sources. */
export async function openKeptLines(options: KeptLinesOptions): Promise<KeptLines> {
  const { connection, sources, folder, context, filtered } = options;
  await mkdir(folder);
  const sizes = new Map<string, number>();
  for (const { name, path } of sources) sizes.set(name, (await stat(path)).size);
  const total = sum(sizes);
  const read = new Map<string, number>();
  const unpacked = new Set<string>();

  function count(dataset: ImdbDatasetName, bytes: number): void {
    read.set(dataset, bytes);
    context.progress({ done: sum(read), total, unit: 'bytes' });
  }

  async function filterOne(wanted: Wanted, signal: AbortSignal): Promise<void> {
    const { dataset, column, ids } = wanted;
    const source = sources.find((one) => one.name === dataset);
    if (source === undefined) return;
    const { path } = source;
    const progress = (bytes: number): void => count(dataset, bytes);
    const text = join(folder, `${dataset}.whole.tsv`);
    if (ids === undefined) {
      await unpackDataset({ path, output: text, signal, progress });
      unpacked.add(dataset);
      return;
    }
    const isUnpacked = unpacked.delete(dataset);
    const file = await filterDataset({
      path,
      text: isUnpacked ? text : undefined,
      column,
      wanted: await ids,
      output: join(folder, `${dataset}.tsv`),
      signal,
      // the compressed bytes were counted while it was unpacked
      progress: isUnpacked ? () => {} : progress,
    });
    if (isUnpacked) await rm(text);
    filtered.push(file);
    await setVariable(connection, variableOf(dataset), filePattern(file.path));
    await wanted.whenKept?.();
  }

  return {
    async filter(files, meanwhile) {
      const failed = new AbortController();
      const signal = AbortSignal.any([context.signal, failed.signal]);
      const queue = [...files];
      const lanes = Array.from({ length: Math.min(context.workers, files.length) }, async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
          await filterOne(next, signal);
        }
      });
      if (meanwhile !== undefined) lanes.push(meanwhile());
      try {
        await Promise.all(lanes);
      } finally {
        failed.abort();
        await Promise.allSettled(lanes);
      }
    },
    countWhole: (dataset) => count(dataset, sizes.get(dataset) ?? 0),
    async [Symbol.asyncDispose]() {
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function sum(bytes: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const one of bytes.values()) total += one;
  return total;
}
