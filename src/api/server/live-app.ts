import { readlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { publishedDatabase } from '../../snapshot/published-database.ts';
import { snapshotFiles } from '../../snapshot/snapshot-files.ts';
import { messageOf } from '../../errors.ts';
import type { AppOptions } from '../app.ts';
import type { buildFront as BuildFront } from './front.ts';
import { Generation } from './generation.ts';
import type { LoadingSnapshot } from '../snapshot/load-snapshot.ts';
import { Operations } from '../traffic/operations.ts';
import { openSnapshot, openSnapshotFile, type Snapshot } from '../snapshot/snapshot.ts';

export interface LiveAppOptions extends Omit<AppOptions, 'snapshot' | 'operations'> {
  /** Whose published database is served. */
  readonly dataDir: string;
  /** What is published, where it is being loaded already. */
  readonly loading?: LoadingSnapshot;
  /** How often to look for a newly published one. */
  readonly pollMs?: number;
  /** Told when the published snapshot cannot be served at the start, so that an earlier one is. */
  readonly onFallback?: (error: unknown, snapshot: Snapshot) => void;
  /** Told of every snapshot after the first, once it is served. */
  readonly onSnapshot?: (snapshot: Snapshot) => void;
  /** The metrics of all processes that serve together; absent: there is only this one. */
  readonly allMetrics?: (() => Promise<string>) | undefined;
}

interface GenerationOptions extends Omit<LiveAppOptions, 'loading'> {
  /** Outlives the generations. */
  readonly operations: Operations;
}

const POLL_MS = 1000;
const RETRY_MS = 60_000;

/**
 * The API over whatever is published in a data directory. It listens through one Fastify instance
 * in front, which passes each request to the current generation:
 *
 *     socket ── front ──┬── generation of snapshot 1: app, database, model   retired, 2 leases
 *                       └── generation of snapshot 2: app, database, model   current
 *
 * A new snapshot is opened and loaded beside the old one; then all further requests go to it. An
 * answer cannot mix snapshots, as the routes of an app know no other than their own. If a snapshot
 * cannot be opened, the error is logged, the old one goes on serving, and it is tried again a
 * minute later. If that is so at the start, the snapshot published before serves in its place.
 */
export class LiveApp implements AsyncDisposable {
  /** What listens. Whoever made it listen closes it before the live app. */
  readonly front: FastifyInstance;
  readonly #options: GenerationOptions;
  readonly #stopped = new AbortController();
  readonly #retired = new Set<Promise<void>>();
  #current: Generation;
  #target: string;
  #retryAt = Infinity;
  #following: Promise<void> = Promise.resolve();

  private constructor(
    options: GenerationOptions,
    first: Generation,
    { target, buildFront }: { readonly target: string; readonly buildFront: typeof BuildFront },
  ) {
    this.#options = options;
    this.#current = first;
    this.#target = target;
    this.front = buildFront(options, (request, response) =>
      this.#current.answer(request, response),
    );
  }

  /**
   * Opens what is published and follows the link to it from then on.
   *
   * @throws {UsageError} `database-missing` or `database-unreadable`
   */
  static async open({ loading, ...given }: LiveAppOptions): Promise<LiveApp> {
    const options = { ...given, operations: new Operations(given) };
    // read before the snapshot is opened: a publication in between is then noticed later
    const target = (await linkTarget(options.dataDir)) ?? '';
    // other threads read the snapshot while this one reads the server's code
    const [{ first, fellBack }, { buildFront }] = await Promise.all([
      openFirst(options, loading),
      import('./front.ts'),
    ]);
    const live = new LiveApp(options, first, { target, buildFront });
    await live.front.ready();
    if (fellBack) live.#retryAt = performance.now() + RETRY_MS;
    live.#following = live.#follow();
    return live;
  }

  /** What the server knows of itself, from one snapshot to the next. */
  get operations(): Operations {
    return this.#options.operations;
  }

  /** What new requests are answered from. */
  get snapshot(): Snapshot {
    return this.#current.snapshot;
  }

  /** Stops following, then closes every snapshot whose requests have ended. */
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
      // not at once: a server that starts, or changes snapshots, has better to do
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
      const next = await createGeneration(this.#options, opening);
      this.#retryAt = Infinity;
      this.#replaceBy(next);
    } catch (error) {
      this.#retryAt = performance.now() + RETRY_MS;
      this.#log.error(
        { err: error },
        `${target} cannot be served, so ${this.snapshot.id} still is: ${messageOf(error)}`,
      );
    }
  }

  #replaceBy(next: Generation): void {
    const old = this.#current;
    this.#current = next;
    this.operations.serving = next.snapshot;
    const retired = old
      .retire()
      .catch((error: unknown) => this.#log.error({ err: error }, 'an old snapshot was not closed'))
      .finally(() => this.#retired.delete(retired));
    this.#retired.add(retired);
    this.#options.onSnapshot?.(next.snapshot);
  }

  get #log(): FastifyBaseLogger {
    return this.front.log;
  }
}

/** Opens what is published or, if that is not to be had, the latest earlier snapshot that is. */
async function openFirst(
  options: GenerationOptions,
  loading: LoadingSnapshot | undefined,
): Promise<{ readonly first: Generation; readonly fellBack: boolean }> {
  try {
    const opening = openSnapshot(options.dataDir, { loading });
    opening.catch(() => undefined);
    // this thread has nothing else to do until the other one has loaded the snapshot
    await (await import('../app.ts')).rehearseApp();
    return { first: await createGeneration(options, opening), fellBack: false };
  } catch (error) {
    const folder = dirname(publishedDatabase(options.dataDir));
    const published = await linkTarget(options.dataDir);
    const names = await snapshotFiles(folder).catch(() => []);
    for (const name of names.filter((one) => one !== published)) {
      const opening = openSnapshotFile(join(folder, name));
      // oxlint-disable-next-line no-await-in-loop -- the first that can be opened is enough
      const first = await createGeneration(options, opening).catch(() => undefined);
      if (first === undefined) continue;
      options.onFallback?.(error, first.snapshot);
      return { first, fellBack: true };
    }
    throw error;
  }
}

async function createGeneration(
  options: GenerationOptions,
  opening: Promise<Snapshot>,
): Promise<Generation> {
  const [snapshot, { buildApp }] = await Promise.all([opening, import('../app.ts')]);
  try {
    return new Generation(snapshot, await buildApp({ ...options, snapshot }));
  } catch (error) {
    await snapshot[Symbol.asyncDispose]();
    throw error;
  }
}

/** Where the link to the published database leads; undefined when there is none. */
async function linkTarget(dataDir: string): Promise<string | undefined> {
  return readlink(publishedDatabase(dataDir)).catch(() => undefined);
}
