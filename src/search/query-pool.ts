import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { interruptOn } from '../duckdb/connect.ts';
import { ReelatedError } from '../errors.ts';

interface QueryPoolOptions {
  /** How many queries run at the same time; each takes one of the four threads of libuv's pool. */
  readonly size: number;
  /** How many more may wait. */
  readonly queue: number;
  /** After this long a query is interrupted. */
  readonly timeoutMs: number;
  /** Runs on each connection when it opens. */
  readonly prepare?: (connection: DuckDBConnection) => Promise<void>;
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
  /** Instead of the pool's timeout. */
  readonly timeoutMs?: number;
}

/** How many queries there are. */
export interface QueryLoad {
  readonly running: number;
  readonly waiting: number;
}

interface Turn {
  readonly start: () => void;
  readonly refuse: (reason: unknown) => void;
}

/** A few connections, each used by one query at a time, which limits concurrent queries. */
export class QueryPool implements AsyncDisposable {
  readonly #instance: DuckDBInstance;
  readonly #options: QueryPoolOptions;
  readonly #idle: DuckDBConnection[] = [];
  readonly #waiting = new Set<Turn>();
  #running = 0;
  #closed: PromiseWithResolvers<void> | undefined;

  constructor(instance: DuckDBInstance, options: QueryPoolOptions) {
    this.#instance = instance;
    this.#options = options;
  }

  get load(): QueryLoad {
    return { running: this.#running, waiting: this.#waiting.size };
  }

  /**
   * Runs some work with a connection as soon as one is free.
   *
   * @throws {ReelatedError} `query-timeout`; `overloaded` when too many are waiting
   * @throws the signal's reason, once it is aborted
   */
  async run<T>(
    work: (connection: DuckDBConnection) => Promise<T>,
    { signal, timeoutMs = this.#options.timeoutMs }: ReadOptions = {},
  ): Promise<T> {
    signal?.throwIfAborted();
    await this.#turn(signal);
    try {
      const connection = this.#idle.pop() ?? (await this.#connect());
      try {
        return await bounded(connection, work, timeoutMs, signal);
      } finally {
        this.#idle.push(connection);
      }
    } finally {
      this.#release();
    }
  }

  /** Waits for the running queries, refuses the waiting ones and closes the connections. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#closed !== undefined) return this.#closed.promise;
    this.#closed = Promise.withResolvers();
    for (const turn of this.#waiting) turn.refuse(closing());
    this.#waiting.clear();
    if (this.#running === 0) this.#closed.resolve();
    await this.#closed.promise;
    for (const connection of this.#idle.splice(0)) connection.closeSync();
  }

  async #connect(): Promise<DuckDBConnection> {
    const connection = await this.#instance.connect();
    try {
      await this.#options.prepare?.(connection);
      return connection;
    } catch (error) {
      connection.closeSync();
      throw error;
    }
  }

  async #turn(signal: AbortSignal | undefined): Promise<void> {
    if (this.#closed !== undefined) throw closing();
    if (this.#running < this.#options.size) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.size >= this.#options.queue) {
      throw new ReelatedError('overloaded', 'too many queries are waiting; try again in a moment');
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const turn: Turn = { start: resolve, refuse: reject };
    const leave = (): void => {
      if (this.#waiting.delete(turn)) reject(signal?.reason);
    };
    this.#waiting.add(turn);
    signal?.addEventListener('abort', leave, { once: true });
    await promise.finally(() => signal?.removeEventListener('abort', leave));
  }

  /** Passes the turn to the query that has waited longest. */
  #release(): void {
    const [next] = this.#waiting;
    if (next !== undefined) {
      this.#waiting.delete(next);
      next.start();
      return;
    }
    this.#running -= 1;
    if (this.#running === 0) this.#closed?.resolve();
  }
}

async function bounded<T>(
  connection: DuckDBConnection,
  work: (connection: DuckDBConnection) => Promise<T>,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<T> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const stop = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  using _ = interruptOn(connection, stop);
  try {
    return await work(connection);
  } catch (error) {
    signal?.throwIfAborted();
    if (!timeout.aborted) throw error;
    throw new ReelatedError(
      'query-timeout',
      `the query was stopped after ${timeoutMs / 1000} seconds; narrow it down`,
      { cause: error },
    );
  }
}

function closing(): ReelatedError {
  return new ReelatedError('overloaded', 'the server is closing; try again in a moment');
}
