import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { scratchFolder } from '../../../../test/fixtures/scratch.ts';
import { openDuckDB } from '../../../duckdb/connect.ts';
import { setVariable } from '../../../duckdb/sql-file.ts';
import { hasId } from '../../../sources/filter/id-set.ts';
import { idsOf } from './ids-of.ts';

test('queries on the same connection meanwhile do not cut the numbers off', async (t) => {
  const statement = join(scratchFolder(t), 'numbers.sql');
  writeFileSync(statement, 'SELECT range::INTEGER AS number FROM range(20000)');
  using session = await openDuckDB({ threads: 1 });
  const { connection } = session;
  for (let round = 0; round < 20; round++) {
    const found = idsOf(connection, pathToFileURL(statement));
    await wait(round % 3);
    await setVariable(connection, 'title_principals', 'title.principals.tsv');
    const ids = await found;
    assert.ok(hasId(ids, 0) && hasId(ids, 2048) && hasId(ids, 19_999));
  }
});
