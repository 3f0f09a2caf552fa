import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { readRows } from '../../duckdb/rows.ts';

const PERSON_NAMES = new URL('./person-names.sql', import.meta.url);

/** The names of people by their ids; who is unknown is left out. */
export async function readPersonNames(
  connection: DuckDBConnection,
  personIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const columns = { person_id: 'integer', name: 'text' } as const;
  const rows = await readRows(connection, PERSON_NAMES, columns, {
    ids: listValue([...personIds]),
  });
  return new Map(rows.map(({ person_id: id, name }) => [id, name]));
}
