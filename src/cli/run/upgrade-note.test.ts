import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { VERSION } from '../../version.ts';
import { runTasks } from '../../workflow/runner.ts';
import { toyFolder, toyPipeline } from '../../workflow/testing/toy-pipeline.ts';
import { upgradeNote } from './upgrade-note.ts';

test('after an upgrade, a run says who built the data and what is built again', async () => {
  using folder = toyFolder();
  const { dataDir } = folder;
  const old = [toyPipeline(folder)];
  const changed = [toyPipeline(folder, { minLength: 3 })];
  assert.equal(await upgradeNote(dataDir, old), undefined, 'there is nothing yet');

  await runTasks(old, { dataDir, workers: 1, version: '0.0.9' });
  assert.equal(await upgradeNote(dataDir, old), undefined, 'everything can stay');
  const note = await upgradeNote(dataDir, changed);
  assert.match(
    note ?? '',
    /^The data in \S+ was built by Reelated 0\.0\.9\. Up to 3 tasks will run/,
  );
  assert.match(
    note ?? '',
    new RegExp(`again with ${VERSION}\\. Based on earlier runs, this takes`),
  );

  rmSync(join(dataDir, 'state', 'format.json'));
  assert.match((await upgradeNote(dataDir, changed)) ?? '', /was built by an earlier version\./);

  await runTasks(old, { dataDir, workers: 1, version: VERSION });
  assert.equal(await upgradeNote(dataDir, changed), undefined, 'this version has built it');
});
