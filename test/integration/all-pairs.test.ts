import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql } from '../../src/duckdb/sql-file.ts';
import type { StoredPairs } from '../../src/similarity/stored-pairs.ts';

const ALL: StoredPairs = { kind: 'all-pairs', minSimilarity: 0 };
const SOME: StoredPairs = { kind: 'all-pairs', minSimilarity: 0.5 };
const CHECKS = new URL('../../src/snapshot/checks/', import.meta.url);

/** The rules on pairs that a table breaks, of those for one way of storing. */
async function broken(pairs: string, stored: StoredPairs): Promise<readonly string[]> {
  using session = await openDuckDB({ threads: 1 });
  const { connection } = session;
  await connection.run('CREATE TABLE films AS SELECT unnest([1, 2, 3])::INTEGER AS film_id');
  await connection.run(
    `CREATE TABLE films_cos_sim AS
     SELECT * FROM (VALUES ${pairs}) AS pairs(film_id, other_id, similarity)`,
  );
  const names = ['pair-order', 'pair-counts'];
  const results = names.map(async (name) => {
    const statement = await readFile(new URL(`${name}.sql`, CHECKS), 'utf8');
    const parameters =
      stored.kind === 'all-pairs' && statement.includes('$min_similarity')
        ? { min_similarity: stored.minSimilarity }
        : undefined;
    return (await querySql(connection, statement, parameters)).length > 0 ? [name] : [];
  });
  return (await Promise.all(results)).flat();
}

for (const [what, pairs, stored, rules] of [
  ['every pair in order is fine', '(1, 3, 0.5), (1, 2, 0.0), (2, 3, 0.0)', ALL, []],
  ['ties go by other_id', '(1, 2, 0.5), (1, 3, 0.5), (2, 3, 0.0)', ALL, []],
  ['a missing pair breaks the counts', '(1, 2, 0.5), (2, 3, 0.0)', ALL, ['pair-counts']],
  [
    'a pair twice breaks order and counts',
    '(1, 2, 0.5), (1, 2, 0.5), (2, 3, 0.0)',
    ALL,
    ['pair-order', 'pair-counts'],
  ],
  ['a tie out of order', '(1, 3, 0.5), (1, 2, 0.5), (2, 3, 0.0)', ALL, ['pair-order']],
  ['a greater similarity later', '(1, 2, 0.1), (1, 3, 0.5), (2, 3, 0.0)', ALL, ['pair-order']],
  ['the greater film first', '(1, 3, 0.5), (2, 1, 0.9)', SOME, ['pair-order']],
  ['some pairs are fine with a least similarity', '(1, 3, 0.5)', SOME, []],
  ['a pair below the least similarity', '(1, 3, 0.4)', SOME, ['pair-counts']],
] as const) {
  test(`pairs in the database: ${what}`, async () => {
    assert.deepEqual(await broken(pairs, stored), rules);
  });
}
