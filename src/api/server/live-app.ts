import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { publishedDatabase } from '../../snapshot/published-database.ts';
import { snapshotFiles } from '../../snapshot/snapshot-files.ts';
import { messageOf } from '../../errors.ts';
import type { AppOptions } from '../app.ts';
import type { buildDispatcher as BuildDispatcher } from './dispatcher.ts';
import { LoadedSnapshot } from './loaded-snapshot.ts';
import {
  isSamePublication,
  seeFile,
  seePublication,
  type Publication,
  type SeenFile,
} from './published-file.ts';
import type { LoadingSnapshot } from '../snapshot/load-snapshot.ts';
import { Operations } from '../traffic/operations.ts';
import { removeAbandonedFolders } from '../../search/parquet/export-folder.ts';
import { openSnapshot, openSnapshotFile, type Snapshot } from '../snapshot/snapshot.ts';

export interface LiveAppOptions extends Omit<AppOptions, 'snapshot' | 'operations'> {
  /** The data directory whose published database is served. */
  readonly dataDir: string;
  /** The published snapshot, if it is being loaded already. */
  readonly loading?: LoadingSnapshot;
  /** How often to check for a newly published snapshot. */
  readonly pollMs?: number;
  /** How long a client may read nothing of a response that is waiting for it. */
  readonly stallMs?: number;
  /** Called when the published snapshot cannot be served and an earlier one is. */
  readonly onFallback?: (error: unknown, snapshot: Snapshot) => void;
  /** Called for every snapshot after the first, once it is served. */
  readonly onSnapshot?: (snapshot: Snapshot) => void;
  /** The metrics of all processes that serve together; absent: there is only this one. */
  readonly allMetrics?: (() => Promise<string>) | undefined;
}

interface LoadOptions extends Omit<LiveAppOptions, 'loading'> {
  /** Outlives the snapshots. */
  readonly operations: Operations;
}

/** What is ready before the object is made. */
interface Opened {
  readonly published: Publication | undefined;
  readonly served: SeenFile | undefined;
  readonly buildDispatcher: typeof BuildDispatcher;
}

const POLL_MS = 1000;
const RETRY_MS = 60_000;
/** At least twice as short as the minute after which a stalled client is to be gone: Node may set it twice. */
const STALL_MS = 25_000;
/** How long responses from a replaced snapshot, which keep it in memory, may still take. */
const RETIRED_MS = 600_000;

/**
 * The API over the snapshot that is published in a data directory. One Fastify instance listens and
 * dispatches each request to the snapshot loaded last:
 *
 *     socket ── dispatcher ──┬── snapshot 1: app, database, model   retired, 2 leases
 *                            └── snapshot 2: app, database, model   current
 *
 * A new snapshot is loaded while the old one is being served; then all new requests go to it. A
 * response cannot mix snapshots, because the routes of an app know only their own. One retired snapshot
 * at most is kept for the responses that are being read, and for at most ten minutes. If a snapshot
 * cannot be loaded, the error is logged, the old one is kept, and loading is tried again a minute
 * later. If this happens at the start, or the file that is served has been written to, which nothing
 * may do, the previously published snapshot is served; without one, the server is not ready. The first
 * snapshot is served before its whole file has been read, which follows at once.
 */
export class LiveApp implements AsyncDisposable {
  /** The instance to listen with; to be closed before the live app. */
  readonly dispatcher: FastifyInstance;
  readonly #options: LoadOptions;
  readonly #stopped = new AbortController();
  readonly #retired = new Map<LoadedSnapshot, Promise<void>>();
  #current: LoadedSnapshot;
  #published: Publication | undefined;
  #served: SeenFile | undefined;
  #retryAt = Infinity;
  /** Whether every part of the served file has been read. */
  #isChecked = false;
  #following: Promise<void> = Promise.resolve();

  private constructor(
    options: LoadOptions,
    first: LoadedSnapshot,
    { published, served, buildDispatcher }: Opened,
  ) {
    this.#options = options;
    this.#current = first;
    this.#published = published;
    this.#served = served;
    this.dispatcher = buildDispatcher(options, (request, response) =>
      this.#current.handle(request, response),
    );
  }

  /**
   * Loads the published snapshot and from then on follows the link to it.
   *
   * @throws {UsageError} `database-missing` or `database-unreadable`
   */
  static async open({ loading, ...given }: LiveAppOptions): Promise<LiveApp> {
    const options = { ...given, operations: new Operations(given) };
    // read before the snapshot is opened, so that a publication in between is noticed later
    const published = await seePublication(options.dataDir);
    // other threads load the snapshot while this one loads the server's code
    const [{ first, fellBack }, { buildDispatcher }] = await Promise.all([
      openFirst(options, loading),
      import('./dispatcher.ts'),
    ]);
    const served = await seeFile(first.snapshot.database.path);
    const live = new LiveApp(options, first, { published, served, buildDispatcher });
    await live.dispatcher.ready();
    if (fellBack) live.#retryAt = performance.now() + RETRY_MS;
    live.#isChecked = fellBack;
    live.#following = live.#follow();
    return live;
  }

  /** The state of the server that outlives its snapshots. */
  get operations(): Operations {
    return this.#options.operations;
  }

  /** The snapshot that new requests are served from. */
  get snapshot(): Snapshot {
    return this.#current.snapshot;
  }

  /** Stops following the link, then closes every snapshot as soon as its requests have ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped.abort();
    await this.#following;
    await Promise.all([...this.#retired.values(), this.#current.retire()]);
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopped;
    void removeAbandonedFolders();
    const wait = { signal, ref: false };
    const { stallMs = STALL_MS } = this.#options;
    while (!signal.aborted) {
      // oxlint-disable-next-line no-await-in-loop -- a clock ticks one tick after the other
      await sleep(this.#options.pollMs ?? POLL_MS, undefined, wait).catch(() => undefined);
      for (const one of [this.#current, ...this.#retired.keys()]) one.limitStalls(stallMs);
      // oxlint-disable-next-line no-await-in-loop -- once, before anything else
      if (!this.#isChecked && !signal.aborted) await this.#checkFirst();
      // not at once: a server that is starting or changing snapshots is busy
      this.snapshot.suggestions.prepare();
      await this.operations.metrics();
      // oxlint-disable-next-line no-await-in-loop -- one snapshot at a time
      if (!signal.aborted) await this.#moveOn();
    }
  }

  async #moveOn(): Promise<void> {
    const published = await seePublication(this.#options.dataDir);
    if (published === undefined) return;
    const isKnown = isSamePublication(published, this.#published);
    if (isKnown && performance.now() < this.#retryAt) return;
    this.#published = published;
    try {
      const opening = openSnapshot(this.#options.dataDir);
      const next = await load(this.#options, checked(opening));
      this.#retryAt = Infinity;
      await this.#replaceBy(next);
    } catch (error) {
      this.#retryAt = performance.now() + RETRY_MS;
      this.#log.error(
        { err: error },
        `${published.target} cannot be loaded, still serving ${this.snapshot.id}: ${messageOf(error)}`,
      );
      await this.#leaveDamaged(error);
    }
  }

  /** Checks the first snapshot, which is served before every part of its file has been read. */
  async #checkFirst(): Promise<void> {
    this.#isChecked = true;
    const { database } = this.snapshot;
    try {
      await database.checkFile(this.#stopped.signal);
    } catch (error) {
      if (this.#stopped.signal.aborted) return;
      this.#retryAt = performance.now() + RETRY_MS;
      this.#log.error({ err: error }, messageOf(error));
      await this.#fallBack(error, `${basename(database.path)} is damaged`);
    }
  }

  /** Serves an earlier snapshot if the file that is served has been written to. */
  async #leaveDamaged(error: unknown): Promise<void> {
    const { path } = this.snapshot.database;
    const seen = await seeFile(path);
    const isWritten = seen?.file === this.#served?.file && seen?.state !== this.#served?.state;
    if (seen === undefined || !isWritten) return;
    await this.#fallBack(error, `${basename(path)} has been written to since it was published`);
  }

  /** Serves an earlier snapshot in place of a damaged one; until there is one, it is not ready. */
  async #fallBack(error: unknown, damage: string): Promise<void> {
    this.operations.damaged = damage;
    const earlier = await openEarlier(this.#options, basename(this.snapshot.database.path));
    if (earlier === undefined) return;
    this.#options.onFallback?.(error, earlier.snapshot);
    await this.#replaceBy(earlier);
  }

  async #replaceBy(next: LoadedSnapshot): Promise<void> {
    const old = this.#current;
    this.#served = await seeFile(next.snapshot.database.path);
    this.#current = next;
    this.operations.serving = next.snapshot;
    this.operations.damaged = undefined;
    for (const older of this.#retired.keys()) older.cutOff();
    this.#retired.set(old, this.#retire(old));
    this.#options.onSnapshot?.(next.snapshot);
  }

  async #retire(old: LoadedSnapshot): Promise<void> {
    const patience = setTimeout(() => old.cutOff(), RETIRED_MS).unref();
    try {
      await old.retire();
    } catch (error) {
      this.#log.error({ err: error }, 'an old snapshot could not be closed');
    } finally {
      clearTimeout(patience);
      this.#retired.delete(old);
    }
  }

  get #log(): FastifyBaseLogger {
    return this.dispatcher.log;
  }
}

/** Loads the published snapshot or, if that is not possible, the latest earlier one that can be. */
async function openFirst(
  options: LoadOptions,
  loading: LoadingSnapshot | undefined,
): Promise<{ readonly first: LoadedSnapshot; readonly fellBack: boolean }> {
  try {
    const opening = openSnapshot(options.dataDir, { loading, readLinks: true });
    opening.catch(() => undefined);
    // this thread is idle until the other one has loaded the snapshot
    await (await import('../app.ts')).rehearseApp();
    return { first: await load(options, opening), fellBack: false };
  } catch (error) {
    const published = await seePublication(options.dataDir);
    const first = await openEarlier(options, published?.target);
    if (first === undefined) throw error;
    options.onFallback?.(error, first.snapshot);
    return { first, fellBack: true };
  }
}

/** Loads the latest snapshot that can be, other than the one of this name. */
async function openEarlier(
  options: LoadOptions,
  other: string | undefined,
): Promise<LoadedSnapshot | undefined> {
  const folder = dirname(publishedDatabase(options.dataDir));
  const names = await snapshotFiles(folder).catch(() => []);
  for (const name of names.filter((one) => one !== other)) {
    const opening = openSnapshotFile(join(folder, name));
    // oxlint-disable-next-line no-await-in-loop -- the first that can be opened is enough
    const loaded = await load(options, checked(opening)).catch(() => undefined);
    if (loaded !== undefined) return loaded;
  }
  return undefined;
}

/** A snapshot every part of whose file can be read. */
async function checked(opening: Promise<Snapshot>): Promise<Snapshot> {
  const snapshot = await opening;
  try {
    await snapshot.database.checkFile();
    return snapshot;
  } catch (error) {
    await snapshot[Symbol.asyncDispose]();
    throw error;
  }
}

async function load(options: LoadOptions, opening: Promise<Snapshot>): Promise<LoadedSnapshot> {
  const [snapshot, { buildApp }] = await Promise.all([opening, import('../app.ts')]);
  try {
    return new LoadedSnapshot(snapshot, await buildApp({ ...options, snapshot }));
  } catch (error) {
    await snapshot[Symbol.asyncDispose]();
    throw error;
  }
}
