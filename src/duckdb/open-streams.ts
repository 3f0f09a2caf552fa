import type { DuckDBConnection } from '@duckdb/node-api';

const streaming = new WeakSet<DuckDBConnection>();

/**
 * Reads a streamed result. DuckDB ends a stream when the same connection gets another query, and what was
 * read until then looks complete. So other queries are refused in the meantime.
 *
 * @throws Error when another result is being streamed from the connection
 */
export async function whileStreaming<Result>(
  connection: DuckDBConnection,
  read: () => Promise<Result>,
): Promise<Result> {
  refuseWhileStreaming(connection);
  streaming.add(connection);
  try {
    return await read();
  } finally {
    streaming.delete(connection);
  }
}

/** @throws Error when a result is being streamed from the connection, which a query would cut off */
export function refuseWhileStreaming(connection: DuckDBConnection): void {
  if (streaming.has(connection)) {
    throw new Error('a query on a connection from which another result is still being read');
  }
}
