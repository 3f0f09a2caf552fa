import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pipelineView } from '../../src/workflow/views/pipeline-view.ts';
import { runTasks } from '../../src/workflow/runner.ts';
import { toyFolder, toyPipeline } from '../../src/workflow/testing/toy-pipeline.ts';
import { createFilmApp } from '../fixtures/film-app.ts';

const run = async (folder: ReturnType<typeof toyFolder>) =>
  runTasks([toyPipeline(folder)], { dataDir: folder.dataDir, workers: 1 });

test('the view has the last runs with their graph and the last results', async () => {
  using folder = toyFolder();
  await run(folder);
  const second = await run(folder);
  const { runs, last } = await pipelineView(folder.dataDir);
  assert.equal(runs.length, 2);
  const states = runs.map(({ tasks }) => new Set(tasks.map(({ state }) => state)));
  assert.deepEqual(new Set(runs.map(({ run: id }) => id)).has(second.run) && states.length, 2);
  const count = runs[0]?.tasks.find(({ task }) => task === 'Count');
  assert.deepEqual(count?.requires, ['Words']);
  assert.equal(last['Count']?.rows, 1);
  assert.ok((last['Count']?.bytes ?? 0) > 0);
});

test('a run at work is live, and one whose process is gone has broken off', async () => {
  using folder = toyFolder();
  let seen: Awaited<ReturnType<typeof pipelineView>> | undefined;
  const onRun = async (task: string) => {
    if (task === 'Words') seen = await pipelineView(folder.dataDir);
  };
  const options = { dataDir: folder.dataDir, workers: 1 };
  const { runFile } = await runTasks([toyPipeline(folder, { onRun })], options);
  assert.equal(seen?.runs[0]?.state, 'running');
  assert.equal(seen.runs[0].tasks.find(({ task }) => task === 'Words')?.state, 'running');

  const text = readFileSync(runFile, 'utf8');
  writeFileSync(runFile, text.slice(0, text.indexOf('"task-finished"')));
  const [cut] = (await pipelineView(folder.dataDir)).runs;
  assert.equal(cut?.state, 'died');
  assert.ok(cut.tasks.some(({ state }) => state === 'died'));
});

test('run files that are huge, broken or of another version do no harm', async () => {
  using folder = toyFolder();
  const { runFile } = await run(folder);
  const lines = readFileSync(runFile, 'utf8').trim().split('\n');
  const progress = `{"at":"2026-11-22T00:00:00Z","type":"task-progress","task":"Words","progress":{"done":1,"unit":"rows"}}\n`;
  writeFileSync(
    runFile,
    [lines[0], progress.repeat(60_000).trim(), ...lines.slice(1), ''].join('\n'),
  );
  const [huge] = (await pipelineView(folder.dataDir)).runs;
  assert.equal(huge?.state, 'succeeded');
  assert.equal(huge.whole, false);

  const name = '20991231T000000Z-0000.ndjson';
  const strange = join(folder.dataDir, 'runs', name);
  writeFileSync(strange, 'no JSON\n[]\n{"type":"task-x","at":"","task":"New"}\n{"type":"run-sta');
  appendFileSync(strange, 'rted","at":"x","tasks":7,"requires":null}\n');
  mkdirSync(join(folder.dataDir, 'runs', '20991231T000001Z-0000.ndjson'));
  const { runs } = await pipelineView(folder.dataDir);
  assert.equal(runs[0]?.state, 'died');
  assert.deepEqual(
    runs[0].tasks.map(({ task, state }) => [task, state]),
    [['New', 'waiting']],
  );
});

test('/pipeline is a page for a browser and JSON for a program', async () => {
  using folder = toyFolder();
  await run(folder);
  await using fixture = await createFilmApp({ dataDir: folder.dataDir });
  const json = await fixture.app.inject({ url: '/pipeline' });
  assert.equal(json.statusCode, 200);
  assert.deepEqual(json.json(), JSON.parse(JSON.stringify(await pipelineView(folder.dataDir))));
  const page = await fixture.app.inject({ url: '/pipeline', headers: { accept: 'text/html' } });
  assert.match(page.body, /<title>[^<]+ · Reelated<\/title>/);

  await using without = await createFilmApp();
  const none = await without.app.inject({ url: '/pipeline' });
  assert.deepEqual(none.json(), { runs: [], last: {} });
});
