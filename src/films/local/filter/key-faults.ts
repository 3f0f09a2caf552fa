import type { DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../../duckdb/rows.ts';
import type { DatasetSource } from '../../../sources/source-dataset.ts';
import { keyError, type KeyFault } from '../../source-fault.ts';

const FAULT = {
  dataset: 'text',
  column_name: 'text',
  fault: 'text',
  id: 'text',
  other_id: 'text',
} as const;

/**
 * Reads the lines again, each once, if two have the same key: perhaps only lines that are the same do.
 *
 * @throws SourceError for an invalid id, or two different lines of one key
 */
export async function refuseFaults(
  connection: DuckDBConnection,
  statement: URL,
  sources: readonly DatasetSource[],
  readOnce: () => Promise<void>,
): Promise<void> {
  let fault = await firstFault(connection, statement);
  if (fault?.fault === 'duplicate') {
    await readOnce();
    fault = await firstFault(connection, statement);
  }
  if (fault !== undefined) throw await keyError(sources, fault);
}

/** The first invalid id, or two lines of one key, which may be the same. */
async function firstFault(
  connection: DuckDBConnection,
  statement: URL,
): Promise<KeyFault | undefined> {
  const [found] = await readRows(connection, statement, FAULT);
  if (found === undefined) return undefined;
  const { dataset, column_name: column, id, other_id: otherId } = found;
  return {
    dataset,
    column,
    fault: found.fault === 'invalid' ? 'invalid' : 'duplicate',
    id,
    otherId,
  };
}
