import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test, type TestContext } from 'node:test';
import { capturedOutput } from '../../../test/fixtures/captured-output.ts';
import { readConfig, type Config } from '../../config/config.ts';
import { graphCommand, statusCommand, tasksCommand } from './inspect-commands.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'inspect-'));
after(() => rmSync(dataDir, { recursive: true }));

const configOf = (settings: Readonly<Record<string, unknown>> = {}): Config =>
  readConfig({ commandLine: { dataDir, sample: true, ...settings }, environment: {} });

async function printed(t: TestContext, command: () => Promise<number>): Promise<string> {
  const { result, stdout, stderr } = await capturedOutput(t, command);
  assert.equal(result, 0);
  assert.equal(stderr, '');
  return stdout;
}

describe('looking at the tasks', () => {
  test('tasks lists them with what they do', async (t) => {
    const text = await printed(t, async () => tasksCommand(configOf()));
    assert.match(text, /^PrepFilms +\S/m);
    const json = await printed(t, async () => tasksCommand(configOf({ json: true })));
    const tasks: readonly { task: string; requires: readonly string[] }[] = JSON.parse(json);
    assert.equal(tasks.at(-1)?.task, 'Notebooks');
    assert.ok(tasks.some(({ task }) => task === 'AllTasks'));
    assert.ok(tasks.every(({ requires }) => Array.isArray(requires)));
  });

  test('graph draws them as a tree, as Mermaid or as JSON', async (t) => {
    const config = configOf();
    assert.match(await printed(t, async () => graphCommand(config, 'text')), /^AllTasks\n/);
    assert.match(await printed(t, async () => graphCommand(config, 'mermaid')), /^flowchart LR/);
    const json = await printed(t, async () => graphCommand(configOf({ json: true }), 'text'));
    const tasks: readonly { task: string; requires: readonly string[] }[] = JSON.parse(json);
    assert.deepEqual(tasks.find(({ task }) => task === 'GenreParquets')?.requires, ['PrepFilms']);
  });

  test('status says what is missing before the first run, and writes nothing', async (t) => {
    const text = await printed(t, async () => statusCommand(configOf()));
    assert.match(text, /^PrepFilms +missing +duration unknown +never built/m);
    assert.match(text, /^\d+ of 14 tasks would run/m);
    assert.match(text, /There are no earlier runs to estimate the duration from\.\n$/);
    const json = await printed(t, async () => statusCommand(configOf({ json: true })));
    const tasks: readonly { state: string }[] = JSON.parse(json);
    assert.ok(tasks.every(({ state }) => state === 'missing'));
    assert.deepEqual(readdirSync(dataDir), []);
  });

  test('status says that a task failed the last time', async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'inspect-'));
    t.after(() => rmSync(folder, { recursive: true }));
    const config = (json: boolean) => configOf({ dataDir: folder, json });
    mkdirSync(join(folder, 'runs'));
    const [at, task] = ['2026-01-01T00:00:00Z', 'PrepFilms'];
    const runs = [
      { at, type: 'task-failed', task, code: 'source-value', message: 'line 7 is odd' },
      { at, type: 'task-blocked', task, by: ['SourceDataset(title.basics)'] },
    ];
    for (const [day, event] of runs.entries()) {
      const file = join(folder, 'runs', `2026010${day + 1}T000000Z-0001.ndjson`);
      writeFileSync(file, `${JSON.stringify(event)}\n`);
    }
    const text = await printed(t, async () => statusCommand(config(false)));
    assert.match(text, /^PrepFilms .+ failed last time: line 7 is odd \(source-value\)$/m);
    const [failed, ...others] = JSON.parse(
      await printed(t, async () => statusCommand(config(true))),
    ).filter(({ lastFailure }: { lastFailure: unknown }) => lastFailure !== null);
    assert.equal(failed.lastFailure.code, 'source-value');
    assert.deepEqual(others, []);

    const fine = { at, type: 'task-finished', task };
    const file = join(folder, 'runs', '20260103T000000Z-0001.ndjson');
    writeFileSync(file, `${JSON.stringify(fine)}\n`);
    assert.doesNotMatch(await printed(t, async () => statusCommand(config(false))), /failed/);
  });
});
