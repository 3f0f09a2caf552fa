import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { collectUntilFreed } from './collect-until-freed.ts';

/**
 * A snapshot, the app that serves only this snapshot, and the requests in progress. Each request
 * holds a lease from its arrival until its response has ended or its client has disconnected. After
 * {@link retire}, the end of the last lease closes the app and the snapshot.
 */
export class LoadedSnapshot {
  readonly snapshot: Snapshot;
  readonly #app: FastifyInstance;
  readonly #closed = Promise.withResolvers<void>();
  readonly #leases = new Set<ServerResponse>();
  #retired = false;

  constructor(snapshot: Snapshot, app: FastifyInstance) {
    this.snapshot = snapshot;
    this.#app = app;
    this.#closed.promise.catch(() => undefined);
  }

  /** Handles a request under a lease. */
  handle(request: IncomingMessage, response: ServerResponse): void {
    this.#leases.add(response);
    response.on('close', () => {
      this.#leases.delete(response);
      this.#closeUnused();
    });
    this.#app.routing(request, response);
  }

  /** Stops taking requests; resolves when the last one has ended and the snapshot is closed. */
  async retire(): Promise<void> {
    if (!this.#retired) {
      this.#retired = true;
      this.#closeUnused();
    }
    return this.#closed.promise;
  }

  /**
   * Limits how long a client may read nothing of a response that is waiting for it: each byte that the
   * system takes starts the time again, and Node closes a connection whose time is over. Otherwise the
   * client would keep the snapshot in memory.
   */
  limitStalls(timeoutMs: number): void {
    for (const { socket } of this.#leases) {
      if (socket === null || socket.writableLength === 0) continue;
      if (socket.timeout !== timeoutMs) socket.setTimeout(timeoutMs);
    }
  }

  /** Closes the connections of the requests in progress. */
  cutOff(): void {
    for (const response of this.#leases) response.destroy();
  }

  #closeUnused(): void {
    if (this.#retired && this.#leases.size === 0) this.#closed.resolve(this.#close());
  }

  async #close(): Promise<void> {
    try {
      await this.#app.close();
    } finally {
      await this.snapshot[Symbol.asyncDispose]();
      collectUntilFreed(new WeakRef(this.snapshot));
    }
  }
}
