import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../fixtures/cli.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { assertSameOutputs } from '../fixtures/same-outputs.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { COMPILED, sparkOn, withoutSpark } from '../fixtures/spark.ts';

const real = process.env['REELATED_REAL_DATASETS'];

test(
  'the whole pipeline on Spark writes the same rows in the same order, to the last bit',
  { skip: withoutSpark },
  async (t) => {
    const folder = scratchFolder(t);
    const datasets = real ?? writeDatasets(join(folder, 'imdb'), SAMPLE);
    const [here, there] = [join(folder, 'here'), join(folder, 'there')];
    assert.equal((await runPipeline(here, datasets)).status, 'succeeded');
    const spark = sparkOn('local[2]', real === undefined ? {} : { conf: COMPILED });
    const summary = await runPipeline(there, datasets, { spark });
    assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
    await assertSameOutputs([here, there], real === undefined ? undefined : 'alternate_titles');
    assert.equal((await runPipeline(there, datasets, { spark })).counts.ran, 0);

    // here, because such a build takes longer than the notebooks
    await t.test('all notebooks succeed on real files', { skip: real === undefined }, async () => {
      const data = ['--data-dir', here, '--datasets', datasets];
      const { code, stdout, stderr } = await runCli(['notebooks', ...data]);
      assert.equal(code, 0, stdout + stderr);
      assert.match(stdout, /: 7 tasks ran/);
    });
  },
);
