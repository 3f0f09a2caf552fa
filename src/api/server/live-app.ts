import { readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { publishedDatabase } from '../../snapshot/published-database.ts';
import { snapshotFiles } from '../../snapshot/snapshot-files.ts';
import { messageOf } from '../../errors.ts';
import type { AppOptions } from '../app.ts';
import type { buildDispatcher as BuildDispatcher } from './dispatcher.ts';
import { LoadedSnapshot } from './loaded-snapshot.ts';
import type { LoadingSnapshot } from '../snapshot/load-snapshot.ts';
import { Operations } from '../traffic/operations.ts';
import { openSnapshot, openSnapshotFile, type Snapshot } from '../snapshot/snapshot.ts';

export interface LiveAppOptions extends Omit<AppOptions, 'snapshot' | 'operations'> {
  /** The data directory whose published database is served. */
  readonly dataDir: string;
  /** The published snapshot, if it is being loaded already. */
  readonly loading?: LoadingSnapshot;
  /** How often to check for a newly published snapshot. */
  readonly pollMs?: number;
  /** Called when the published snapshot cannot be served at the start and an earlier one is. */
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
  readonly target: string;
  readonly buildDispatcher: typeof BuildDispatcher;
}

const POLL_MS = 1000;
const RETRY_MS = 60_000;

/**
 * The API over the snapshot that is published in a data directory. One Fastify instance listens and
 * dispatches each request to the snapshot loaded last:
 *
 *     socket ── dispatcher ──┬── snapshot 1: app, database, model   retired, 2 leases
 *                            └── snapshot 2: app, database, model   current
 *
 * A new snapshot is loaded while the old one is being served; then all new requests go to it. A
 * response cannot mix snapshots, because the routes of an app know only their own. If a snapshot
 * cannot be loaded, the error is logged, the old one is kept, and loading is tried again a minute
 * later. If this happens at the start, the previously published snapshot is served.
 */
export class LiveApp implements AsyncDisposable {
  /** The instance to listen with; to be closed before the live app. */
  readonly dispatcher: FastifyInstance;
  readonly #options: LoadOptions;
  readonly #stopped = new AbortController();
  readonly #retired = new Set<Promise<void>>();
  #current: LoadedSnapshot;
  #target: string;
  #retryAt = Infinity;
  #following: Promise<void> = Promise.resolve();

  private constructor(
    options: LoadOptions,
    first: LoadedSnapshot,
    { target, buildDispatcher }: Opened,
  ) {
    this.#options = options;
    this.#current = first;
    this.#target = target;
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
    const target = (await linkTarget(options.dataDir)) ?? '';
    // other threads load the snapshot while this one loads the server's code
    const [{ first, fellBack }, { buildDispatcher }] = await Promise.all([
      openFirst(options, loading),
      import('./dispatcher.ts'),
    ]);
    const live = new LiveApp(options, first, { target, buildDispatcher });
    await live.dispatcher.ready();
    if (fellBack) live.#retryAt = performance.now() + RETRY_MS;
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
    await Promise.all([...this.#retired, this.#current.retire()]);
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopped;
    const wait = { signal, ref: false };
    while (!signal.aborted) {
      // oxlint-disable-next-line no-await-in-loop -- a clock ticks one tick after the other
      await sleep(this.#options.pollMs ?? POLL_MS, undefined, wait).catch(() => undefined);
      // not at once: a server that is starting or changing snapshots is busy
      this.snapshot.suggestions.prepare();
      await this.operations.metrics();
      // oxlint-disable-next-line no-await-in-loop -- one snapshot at a time
      if (!signal.aborted) await this.#moveOn();
    }
  }

  async #moveOn(): Promise<void> {
    const target = await linkTarget(this.#options.dataDir);
    if (target === undefined) return;
    if (target === this.#target && performance.now() < this.#retryAt) return;
    this.#target = target;
    try {
      const opening = openSnapshot(this.#options.dataDir);
      const next = await load(this.#options, opening);
      this.#retryAt = Infinity;
      this.#replaceBy(next);
    } catch (error) {
      this.#retryAt = performance.now() + RETRY_MS;
      this.#log.error(
        { err: error },
        `${target} cannot be loaded, still serving ${this.snapshot.id}: ${messageOf(error)}`,
      );
    }
  }

  #replaceBy(next: LoadedSnapshot): void {
    const old = this.#current;
    this.#current = next;
    this.operations.serving = next.snapshot;
    const retired = old
      .retire()
      .catch((error: unknown) =>
        this.#log.error({ err: error }, 'an old snapshot could not be closed'),
      )
      .finally(() => this.#retired.delete(retired));
    this.#retired.add(retired);
    this.#options.onSnapshot?.(next.snapshot);
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
    const opening = openSnapshot(options.dataDir, { loading });
    opening.catch(() => undefined);
    // this thread is idle until the other one has loaded the snapshot
    await (await import('../app.ts')).rehearseApp();
    return { first: await load(options, opening), fellBack: false };
  } catch (error) {
    const folder = dirname(publishedDatabase(options.dataDir));
    const published = await linkTarget(options.dataDir);
    const names = await snapshotFiles(folder).catch(() => []);
    for (const name of names.filter((one) => one !== published)) {
      const opening = openSnapshotFile(join(folder, name));
      // oxlint-disable-next-line no-await-in-loop -- the first that can be opened is enough
      const first = await load(options, opening).catch(() => undefined);
      if (first === undefined) continue;
      options.onFallback?.(error, first.snapshot);
      return { first, fellBack: true };
    }
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

/** The target of the link to the published database; undefined when there is none. */
async function linkTarget(dataDir: string): Promise<string | undefined> {
  return readlink(publishedDatabase(dataDir)).catch(() => undefined);
}
