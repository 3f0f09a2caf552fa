import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { removeForeignLogs } from './foreign-log.ts';

export interface DuckDBOptions {
  /** A database file; absent: a database in memory. */
  readonly path?: string;
  /** A finished database; see {@link removeForeignLogs}. */
  readonly readOnly?: boolean;
  readonly threads?: number;
  readonly memoryLimitBytes?: number;
  /** Where DuckDB spills what does not fit in memory. */
  readonly tempDirectory?: string;
}

/** A DuckDB instance with one connection; disposing of it closes both. */
export interface DuckDBSession extends Disposable {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
}

/** Opens DuckDB. It preserves insertion order, so that ordered queries always write the same bytes. */
export async function openDuckDB(options: DuckDBOptions = {}): Promise<DuckDBSession> {
  if (options.readOnly === true && options.path !== undefined)
    await removeForeignLogs(options.path);
  const instance = await DuckDBInstance.create(options.path ?? ':memory:', {
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    ...(options.memoryLimitBytes === undefined
      ? {}
      : { memory_limit: `${Math.round(options.memoryLimitBytes / 1024)}KiB` }),
    ...(options.tempDirectory === undefined ? {} : { temp_directory: options.tempDirectory }),
    ...(options.readOnly ? { access_mode: 'READ_ONLY' } : {}),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  return {
    instance,
    connection,
    [Symbol.dispose]() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Attaches a finished database file to a connection's instance, read-only. */
export async function attachReadOnly(
  connection: DuckDBConnection,
  path: string,
  name: 'previous' | 'snapshot',
): Promise<void> {
  await removeForeignLogs(path);
  // ATTACH has no parameters; in an SQL literal, only the quote is special, and it is doubled
  await connection.run(`ATTACH '${path.replaceAll("'", "''")}' AS ${name} (READ_ONLY)`);
}

const INTERRUPT_AGAIN_MS = 50;

/**
 * Interrupts the connection's queries from when the signal is aborted until this is disposed of:
 * repeatedly, because DuckDB forgets an interruption that comes before a query has started.
 */
export function interruptOn(connection: DuckDBConnection, signal: AbortSignal): Disposable {
  signal.throwIfAborted();
  let again: NodeJS.Timeout | undefined;
  const interrupt = (): void => {
    connection.interrupt();
    again = setInterval(() => connection.interrupt(), INTERRUPT_AGAIN_MS);
  };
  signal.addEventListener('abort', interrupt, { once: true });
  return {
    [Symbol.dispose]() {
      signal.removeEventListener('abort', interrupt);
      clearInterval(again);
    },
  };
}
