import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { FilmTerms } from '../../src/similarity/film-terms.ts';
import { cosineSimilarityOnSpark } from '../../src/similarity/spark/cosine-similarity-on-spark.ts';
import { termTargets } from '../../src/similarity/terms/term-targets.ts';
import { findSpark } from '../../src/spark/spark.ts';
import { runTasks } from '../../src/workflow/runner.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { compareOutputs } from '../fixtures/parquet-rows.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { sparkOn, withoutSpark } from '../fixtures/spark.ts';

/** All pairs on Spark, of the model that is in a data directory, by shards of a hundred films. */
async function pairsOnSpark(dataDir: string, minSimilarity: number) {
  const targets = termTargets(dataDir);
  const filmTerms: FilmTerms = {
    ...targets,
    // Its files exist already.
    task: { name: 'FilmTerms', summary: '', requires: [], targets: [], parameters: {} },
  };
  const { task } = cosineSimilarityOnSpark(
    findSpark(sparkOn('local[2]')),
    { dataDir, filmTerms, preset: 'balanced', neighbours: 1, allPairs: { minSimilarity } },
    100,
  );
  const summary = await runTasks([{ ...task, reads: [] }], { dataDir, workers: 2, sinks: [] });
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  const outcome = summary.tasks.find((one) => one.task === task.name);
  assert.ok(outcome?.state === 'ran');
  return outcome;
}

test(
  'Spark writes the pairs of this machine in the same order, every one or those that are similar',
  { skip: withoutSpark },
  async (t) => {
    const folder = scratchFolder(t);
    const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
    const [here, there] = [join(folder, 'here'), join(folder, 'there')];
    for (const minSimilarity of [0, 0.2]) {
      const ours = await runPipeline(here, datasets, { allPairs: true, minSimilarity });
      assert.equal(ours.status, 'succeeded', JSON.stringify(ours.tasks));
      cpSync(join(here, 'output', 'model'), join(there, 'output', 'model'), { recursive: true });
      const { rows, facts } = await pairsOnSpark(there, minSimilarity);
      const compared = await compareOutputs([here, there], 'csfilms');
      assert.deepEqual(compared.differences, []);
      assert.ok(compared.rows > 1000);
      assert.equal(rows, compared.rows);
      assert.ok(Number(facts?.['shards']) > 2);
    }
  },
);
