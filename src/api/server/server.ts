import { once } from 'node:events';
import { createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { messageOf, UsageError } from '../../errors.ts';

interface ListenOptions {
  /** An address or host name of this machine. */
  readonly host?: string;
  /** 0: any free port. */
  readonly port?: number;
  /** How long requests in progress may take after it is closed; 8 seconds when absent. */
  readonly drainMs?: number;
}

/** An app that is listening. */
export interface RunningServer extends AsyncDisposable {
  /** Such as `http://127.0.0.1:8000`. */
  readonly url: string;
  readonly port: number;
  /** Stops taking requests, gives those in progress 8 seconds, then closes their connections. */
  readonly close: () => Promise<void>;
}

const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 8000;
/** Docker kills a container ten seconds after it has asked it to stop. */
const DRAIN_MS = 8000;

/**
 * Serves an app.
 *
 * @throws {UsageError} `address-unusable`
 */
export async function startServer(
  app: FastifyInstance,
  { host = DEFAULT_HOST, port = DEFAULT_PORT, drainMs = DRAIN_MS }: ListenOptions = {},
): Promise<RunningServer> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw unusable(host, port, `port ${port} is out of range; use a whole number from 0 to 65535`);
  }
  try {
    await app.listen({ host, port });
  } catch (error) {
    throw unusable(host, port, reasonOf(error, host, port), error);
  }
  const address = app.server.address();
  const boundPort = typeof address === 'object' && address !== null ? address.port : port;
  const close = (): Promise<void> => drain(app, drainMs);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${boundPort}`,
    port: boundPort,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/**
 * Checks before a long build that the server will be able to listen.
 *
 * @throws {UsageError} `address-unusable`
 */
export async function checkAddress({
  host = DEFAULT_HOST,
  port = DEFAULT_PORT,
}: ListenOptions): Promise<void> {
  const probe = createServer();
  try {
    probe.listen({ host, port });
    await once(probe, 'listening');
  } catch (error) {
    throw unusable(host, port, reasonOf(error, host, port), error);
  } finally {
    probe.close();
  }
}

async function drain(app: FastifyInstance, drainMs: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), drainMs);
  try {
    await app.close();
  } finally {
    clearTimeout(timer);
  }
}

function unusable(host: string, port: number, reason: string, cause?: unknown): UsageError {
  return new UsageError('address-unusable', reason, { cause, data: { host, port } });
}

function reasonOf(error: unknown, host: string, port: number): string {
  switch (error instanceof Error && 'code' in error && error.code) {
    case 'EADDRINUSE':
      return `port ${port} on ${host} is in use; stop the program that uses it, or choose another with --port`;
    case 'EACCES':
      return `permission to listen on port ${port} was denied; choose a port above 1023 with --port`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `${host} is not an address of this machine; try --host 127.0.0.1, or 0.0.0.0 for all`;
    default:
      return `cannot listen on ${host}, port ${port}: ${messageOf(error)}`;
  }
}
