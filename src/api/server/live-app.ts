import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { messageOf } from '../../errors.ts';
import { removeAbandonedFolders } from '../../search/parquet/export-folder.ts';
import type { PlaceholderOptions } from '../first-build/placeholder-app.ts';
import type { LoadingSnapshot } from '../snapshot/load-snapshot.ts';
import { openSnapshot, type Snapshot } from '../snapshot/snapshot.ts';
import { Operations } from '../traffic/operations.ts';
import type { buildDispatcher as BuildDispatcher } from './dispatcher.ts';
import {
  checked,
  load,
  openEarlier,
  openFirst,
  type FirstSnapshot,
  type LoadOptions,
} from './load-app.ts';
import { IdleCollector } from './idle-collector.ts';
import type { LoadedSnapshot } from './loaded-snapshot.ts';
import {
  isSamePublication,
  seeFile,
  seePublication,
  type Publication,
  type SeenFile,
} from './published-file.ts';

export interface LiveAppOptions extends Omit<LoadOptions, 'operations'> {
  /** The published snapshot, if it is being loaded already. */
  readonly loading?: LoadingSnapshot;
  /** How often to check for a newly published snapshot. */
  readonly pollMs?: number;
  /** How long a client may read nothing of a response that is waiting for it. */
  readonly stallMs?: number;
  /** Called for every snapshot after the first, once it is served. */
  readonly onSnapshot?: (snapshot: Snapshot) => void;
  /** The metrics of all processes that serve together; absent: there is only this one. */
  readonly allMetrics?: (() => Promise<string>) | undefined;
}

type Options = Omit<LiveAppOptions, 'loading'> & LoadOptions;

const POLL_MS = 1000;
const RETRY_MS = 60_000;
/** Less than half of the minute after which a stalled client must be gone: Node may wait twice. */
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
 * snapshot is served as soon as its films are in memory; requests for similar films wait for the model,
 * and then the whole file is read.
 *
 * While the first snapshot is being built, a placeholder responds that the server is not ready.
 */
export class LiveApp implements AsyncDisposable {
  /** The instance to listen with; to be closed before the live app. */
  readonly dispatcher: FastifyInstance;
  readonly #options: Options;
  readonly #stopped = new AbortController();
  readonly #retired = new Map<LoadedSnapshot, Promise<void>>();
  /** What is served until there is a snapshot. */
  readonly #placeholder: FastifyInstance | undefined;
  #current: LoadedSnapshot | undefined;
  #published: Publication | undefined;
  #served: SeenFile | undefined;
  #retryAt = Infinity;
  /** Whether every part of the served file has been read. */
  #isChecked = false;
  #following: Promise<void> = Promise.resolve();

  private constructor(
    options: Options,
    buildDispatcher: typeof BuildDispatcher,
    placeholder?: FastifyInstance,
  ) {
    this.#options = options;
    this.#placeholder = placeholder;
    this.dispatcher = buildDispatcher(options, (request, response) => {
      if (this.#current === undefined) placeholder?.routing(request, response);
      else this.#current.handle(request, response);
    });
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
    const first = await openFirst(options, loading);
    const { buildDispatcher } = await import('./dispatcher.ts');
    const live = new LiveApp(options, buildDispatcher);
    await live.dispatcher.ready();
    await live.#begin(first, published);
    return live;
  }

  /**
   * Starts without a snapshot, while the first one is being built: {@link serveFirst} is to be called
   * once it has been published.
   */
  static async openEmpty(
    given: LiveAppOptions,
    build: PlaceholderOptions['build'],
  ): Promise<LiveApp> {
    const options = { ...given, operations: new Operations(given) };
    const [{ buildDispatcher }, { buildPlaceholderApp }] = await Promise.all([
      import('./dispatcher.ts'),
      import('../first-build/placeholder-app.ts'),
    ]);
    const placeholder = await buildPlaceholderApp({ ...options, build });
    const live = new LiveApp(options, buildDispatcher, placeholder);
    await live.dispatcher.ready();
    return live;
  }

  /**
   * Serves the snapshot that is published now, at the same address, and from then on follows the link
   * to it; for a live app that was opened empty.
   *
   * @throws {UsageError} `database-missing` or `database-unreadable`
   */
  async serveFirst(): Promise<Snapshot> {
    const published = await seePublication(this.#options.dataDir);
    const first = await openFirst(this.#options, undefined);
    return this.#begin(first, published);
  }

  async #begin(
    { first, fellBack }: FirstSnapshot,
    published: Publication | undefined,
  ): Promise<Snapshot> {
    this.#published = published;
    this.#served = await seeFile(first.snapshot.database.path);
    this.#current = first;
    this.operations.serving = first.snapshot;
    if (fellBack) this.#retryAt = performance.now() + RETRY_MS;
    this.#isChecked = fellBack;
    this.#following = this.#follow();
    return first.snapshot;
  }

  /** The state of the server that outlives its snapshots. */
  get operations(): Operations {
    return this.#options.operations;
  }

  /** The snapshot that new requests are served from; it is missing only during the first build. */
  get snapshot(): Snapshot {
    return this.#loaded.snapshot;
  }

  get #loaded(): LoadedSnapshot {
    if (this.#current === undefined) throw new Error('there is no snapshot yet');
    return this.#current;
  }

  /** Stops following the link, then closes every snapshot as soon as its requests have ended. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped.abort();
    await this.#following;
    await Promise.all([
      ...this.#retired.values(),
      this.#current?.retire(),
      this.#placeholder?.close(),
    ]);
  }

  async #follow(): Promise<void> {
    const { signal } = this.#stopped;
    void removeAbandonedFolders();
    const wait = { signal, ref: false };
    const { stallMs = STALL_MS } = this.#options;
    const collector = new IdleCollector();
    while (!signal.aborted) {
      await sleep(this.#options.pollMs ?? POLL_MS, undefined, wait).catch(() => undefined);
      for (const one of [this.#loaded, ...this.#retired.keys()]) one.limitStalls(stallMs);
      if (!this.#isChecked && !signal.aborted) await this.#checkFirst();
      // not at once: a server that is starting or changing snapshots is busy
      this.snapshot.suggestions.prepare();
      await this.operations.metrics();
      if (!signal.aborted) await this.#moveOn();
      collector.look();
    }
  }

  async #moveOn(): Promise<void> {
    const published = await seePublication(this.#options.dataDir);
    if (published === undefined) return;
    const isKnown = isSamePublication(published, this.#published);
    if (isKnown && performance.now() < this.#retryAt) return;
    this.#published = published;
    try {
      const { dataDir, queryTimeoutMs } = this.#options;
      const opening = openSnapshot(dataDir, { queryTimeoutMs });
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
    const { database, weighedBy } = this.snapshot;
    try {
      await weighedBy();
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
    const old = this.#loaded;
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
