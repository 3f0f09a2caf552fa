import { dirname, join } from 'node:path';
import { publishedDatabase, publishedFile } from '../../snapshot/published-database.ts';
import type { FilmDatabaseOptions } from '../../search/film-database.ts';
import { snapshotFiles } from '../../snapshot/snapshot-files.ts';
import type { AppOptions } from '../app.ts';
import type { LoadingSnapshot } from '../snapshot/load-snapshot.ts';
import { beginSnapshot, openSnapshotFile, type Snapshot } from '../snapshot/snapshot.ts';
import type { Operations } from '../traffic/operations.ts';
import { LoadedSnapshot } from './loaded-snapshot.ts';
import { seePublication } from './published-file.ts';

export interface LoadOptions
  extends Omit<AppOptions, 'snapshot' | 'operations'>, Pick<FilmDatabaseOptions, 'queryTimeoutMs'> {
  /** The data directory whose published database is served. */
  readonly dataDir: string;
  /** Called when the published snapshot cannot be served and an earlier one is. */
  readonly onFallback?: (error: unknown, snapshot: Snapshot) => void;
  /** Outlives the snapshots. */
  readonly operations: Operations;
}

/** The snapshot that a server starts with, which may not be the one that is published. */
export interface FirstSnapshot {
  readonly first: LoadedSnapshot;
  readonly fellBack: boolean;
}

/** Loads the published snapshot or, if that is not possible, the latest earlier one that can be. */
export async function openFirst(
  options: LoadOptions,
  loading: LoadingSnapshot | undefined,
): Promise<FirstSnapshot> {
  try {
    const { dataDir, queryTimeoutMs } = options;
    const path = await publishedFile(dataDir);
    const { snapshot } = await beginSnapshot(path, { loading, queryTimeoutMs, readLinks: true });
    return { first: await load(options, snapshot), fellBack: false };
  } catch (error) {
    const published = await seePublication(options.dataDir);
    const first = await openEarlier(options, published?.target);
    if (first === undefined) throw error;
    options.onFallback?.(error, first.snapshot);
    return { first, fellBack: true };
  }
}

/** Loads the latest snapshot that can be loaded, other than the one of this name. */
export async function openEarlier(
  options: LoadOptions,
  other: string | undefined,
): Promise<LoadedSnapshot | undefined> {
  const folder = dirname(publishedDatabase(options.dataDir));
  const names = await snapshotFiles(folder).catch(() => []);
  for (const name of names.filter((one) => one !== other)) {
    const { queryTimeoutMs } = options;
    const opening = openSnapshotFile(join(folder, name), { queryTimeoutMs });
    const loaded = await load(options, checked(opening)).catch(() => undefined);
    if (loaded !== undefined) return loaded;
  }
  return undefined;
}

/** A snapshot with its model in memory, every part of whose file can be read. */
export async function checked(opening: Promise<Snapshot>): Promise<Snapshot> {
  const snapshot = await opening;
  try {
    await snapshot.weighedBy();
    await snapshot.database.checkFile();
    return snapshot;
  } catch (error) {
    await snapshot[Symbol.asyncDispose]();
    throw error;
  }
}

/** Builds the app of a snapshot as soon as that is open; closes it if this fails. */
export async function load(
  options: LoadOptions,
  opening: Promise<Snapshot>,
): Promise<LoadedSnapshot> {
  // another thread may be reading the films while this one loads the server's code
  const [snapshot, { buildApp }] = await Promise.all([opening, import('../app.ts')]);
  try {
    return new LoadedSnapshot(snapshot, await buildApp({ ...options, snapshot }));
  } catch (error) {
    await snapshot[Symbol.asyncDispose]();
    throw error;
  }
}
