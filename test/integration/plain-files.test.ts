import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { compareOutputs } from '../fixtures/parquet-rows.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

test('files that have been unpacked give the same films as packed ones', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const [packed, plain] = [join(folder, 'packed'), join(folder, 'plain')];
  assert.equal((await runPipeline(packed, datasets, { task: 'PrepFilms' })).status, 'succeeded');
  for (const [name, text] of Object.entries(QUIRKS)) {
    rmSync(join(datasets, `${name}.tsv.gz`));
    writeFileSync(join(datasets, `${name}.tsv`), text);
  }
  const summary = await runPipeline(plain, datasets, { task: 'PrepFilms' });
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  for (const name of ['films', 'people', 'credits', 'alternate_titles']) {
    const { rows, differences } = await compareOutputs([packed, plain], name);
    assert.deepEqual(differences, [], name);
    assert.ok(rows > 0, name);
  }
});
