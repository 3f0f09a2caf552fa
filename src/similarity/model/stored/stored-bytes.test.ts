import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import { blobValue, type DuckDBConnection } from '@duckdb/node-api';
import { scratchFolder } from '../../../../test/fixtures/scratch.ts';
import { parquetPattern } from '../../../duckdb/columns.ts';
import { openDuckDB } from '../../../duckdb/connect.ts';
import { runSqlFile, setVariable } from '../../../duckdb/sql-file.ts';
import { PART_BYTES, PARTS_AT_ONCE, storedBytes, storedParts } from './stored-bytes.ts';
import { writeModelFiles } from './stored-model.ts';

/** More than two files of parts, of which the last is short. */
const SIZE = (2 * PARTS_AT_ONCE + 1) * PART_BYTES + 12_345;
/** Where parts and files begin and end, and next to them. */
const RANGES: readonly (readonly [from: number, to: number])[] = [
  [0, Infinity],
  [0, 0],
  [5, 17],
  [PART_BYTES - 1, PART_BYTES + 1],
  [3 * PART_BYTES, 5 * PART_BYTES],
  [PARTS_AT_ONCE * PART_BYTES - 8, PARTS_AT_ONCE * PART_BYTES + 8],
  [7 * PART_BYTES + 3, (PARTS_AT_ONCE + 9) * PART_BYTES - 3],
  [(2 * PARTS_AT_ONCE + 1) * PART_BYTES - 1, Infinity],
  [SIZE - 100, SIZE],
  [SIZE - 100, SIZE + 100],
];

test('any part of an array is read, from a table and from files', async (t) => {
  const array = Buffer.alloc(SIZE);
  for (let i = 0; i < SIZE; i += 997) array.writeUInt8(i % 251, i);
  using session = await openDuckDB();
  const { connection } = session;
  await storeArrays(connection, { row_weights: array, film_ids: Buffer.of(1, 2, 3, 4) });
  await assertRead(connection, array);

  const folder = scratchFolder(t);
  await writeModelFiles(connection, folder);
  assert.equal(readdirSync(folder).filter((name) => name.startsWith('row_weights')).length, 3);
  using again = await openDuckDB();
  await setVariable(again.connection, 'model', parquetPattern(folder));
  await runSqlFile(again.connection, new URL('view-similarity-model.sql', import.meta.url));
  await assertRead(again.connection, array);
  assert.ok(readdirSync(folder).includes('film_ids-00000.parquet'));
});

async function assertRead(connection: DuckDBConnection, array: Buffer): Promise<void> {
  const parts = await storedParts(connection);
  assert.deepEqual(Object.fromEntries(parts), {
    row_weights: 2 * PARTS_AT_ONCE + 2,
    film_ids: 1,
  });
  for (const [from, to] of RANGES) {
    const bytes = await storedBytes(connection, 'row_weights', parts, from, to);
    assert.ok(array.subarray(from, to).equals(bytes), `${from} to ${to}: ${bytes.length} bytes`);
  }
  const [one] = await storedBytes(connection, 'film_ids', parts, 2, 3);
  assert.equal(one, 3);
  await assert.rejects(storedBytes(connection, 'row_terms', parts), /lacks row_terms/);
}

async function storeArrays(
  connection: DuckDBConnection,
  arrays: Readonly<Record<string, Buffer>>,
): Promise<void> {
  await runSqlFile(connection, new URL('create-similarity-model.sql', import.meta.url));
  for (const [name, bytes] of Object.entries(arrays)) {
    for (let part = 0; part * PART_BYTES < bytes.length; part++) {
      const blob = blobValue(bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES));
      await connection.run('INSERT INTO similarity_model VALUES ($name, $part, $blob)', {
        name,
        part,
        blob,
      });
    }
  }
}
