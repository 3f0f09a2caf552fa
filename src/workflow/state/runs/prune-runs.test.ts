import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { scratchFolder } from '../../../../test/fixtures/scratch.ts';
import { pruneRuns } from './prune-runs.ts';

test('the newest runs are kept with their logs, older ones go, other files stay', async (t) => {
  const dataDir = scratchFolder(t);
  const folder = join(dataDir, 'runs');
  mkdirSync(folder);
  const runs = ['20260101T000000Z-0001', '20260102T000000Z-0002', '20260103T000000Z-0003'];
  for (const run of runs) {
    writeFileSync(join(folder, `${run}.ndjson`), '');
    writeFileSync(join(folder, `${run}.PrepFilms.spark.log`), '');
  }
  mkdirSync(join(folder, `${runs[0]}.mine`));
  writeFileSync(join(folder, 'notes.txt'), '');
  await pruneRuns(dataDir, 3);
  assert.equal(readdirSync(folder).length, 8);
  await pruneRuns(dataDir, 1);
  assert.deepEqual(readdirSync(folder).toSorted(), [
    `${runs[0]}.mine`,
    `${runs[2]}.PrepFilms.spark.log`,
    `${runs[2]}.ndjson`,
    'notes.txt',
  ]);
  await pruneRuns(join(dataDir, 'nowhere'));
});
