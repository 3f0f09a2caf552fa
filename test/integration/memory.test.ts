import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { failureOf, runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

test('what DuckDB may take is bounded: too little fails the task with its message', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
  const settings = { task: 'PrepFilms', memoryBytes: 2 ** 20 };
  const { message } = failureOf(await runPipeline(join(folder, 'data'), datasets, settings));
  assert.match(message, /memory/i);
});

test('all tasks complete within the least memory that --memory accepts', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
  const summary = await runPipeline(join(folder, 'data'), datasets, { memoryBytes: 5e8 });
  assert.equal(summary.status, 'succeeded');
});
