import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

export interface DuckDBOptions {
  /** A database file; absent: a database in memory. */
  readonly path?: string;
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

/** Opens DuckDB with insertion order kept, so that ordered queries write the same bytes each time. */
export async function openDuckDB(options: DuckDBOptions = {}): Promise<DuckDBSession> {
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

/** Adds a database file to a connection's instance under a plain name, for reading only. */
export async function attachReadOnly(
  connection: DuckDBConnection,
  path: string,
  name: 'previous' | 'snapshot',
): Promise<void> {
  // ATTACH takes no parameter; in an SQL literal only a quote means anything, and it is doubled
  await connection.run(`ATTACH '${path.replaceAll("'", "''")}' AS ${name} (READ_ONLY)`);
}

const INTERRUPT_AGAIN_MS = 50;

/**
 * Interrupts the connection's queries from when the signal is aborted until this is disposed of:
 * again and again, as DuckDB forgets an interruption that comes before a query has begun.
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
