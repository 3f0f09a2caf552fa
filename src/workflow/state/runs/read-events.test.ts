import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { lastSettings } from './last-settings.ts';
import { readEvents } from './read-events.ts';
import { runFilePath, runsIn } from './run-file.ts';

const AT = '2026-11-22T10:31:00.000Z';

function dataDir(t: TestContext, runs: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'runs'));
  for (const [run, text] of Object.entries(runs)) writeFileSync(runFilePath(folder, run), text);
  return folder;
}

const note = (message: string): string =>
  `${JSON.stringify({ at: AT, type: 'task-note', task: 'T', message })}\n`;

const RUN = '20261122T103100Z-1a2b';

async function messages(t: TestContext, text: string) {
  const { events, whole } = await readEvents(runFilePath(dataDir(t, { [RUN]: text }), RUN));
  return { whole, messages: events.map((event) => 'message' in event && event.message) };
}

test('all events of a file are read in their order', async (t) => {
  assert.deepEqual(await messages(t, note('one') + note('two')), {
    whole: true,
    messages: ['one', 'two'],
  });
  assert.deepEqual(await messages(t, ''), { whole: true, messages: [] });
});

test('a half-written last line is left out, and nothing is missing but it', async (t) => {
  const half = note('two').slice(0, 20);
  assert.deepEqual(await messages(t, note('one') + half), { whole: true, messages: ['one'] });
});

test('lines that are not events are passed over, and the file counts as incomplete', async (t) => {
  const broken = `${note('one')}nonsense\n[]\n{"type":"task-note"}\n${note('two')}`;
  assert.deepEqual(await messages(t, broken), { whole: false, messages: ['one', 'two'] });
});

test('of a long file the ends are read, and no line that is cut in two', async (t) => {
  const padding = 'x'.repeat(1000);
  const count = 5000;
  const lines = Array.from({ length: count }, (_, index) => note(`${index} ${padding}`));
  const { whole, messages: found } = await messages(t, lines.join(''));
  assert.equal(whole, false);
  const numbers = found.map((message) => Number(String(message).split(' ')[0]));
  assert.equal(numbers[0], 0);
  assert.equal(numbers.at(-1), count - 1);
  assert.ok(numbers.length > 1000 && numbers.length < count);
  assert.ok(numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0)));
  assert.ok(found.every((message) => String(message).endsWith(padding)));
});

test('runs are listed newest first; other files in the folder are ignored', async (t) => {
  const folder = dataDir(t, {
    '20261122T103100Z-1a2b': '',
    '20261123T000000Z-0000': '',
    notes: '',
    '20261123T000000Z-zzzz': '',
  });
  writeFileSync(join(folder, 'runs', '20261124T000000Z-0000.spark.log'), '');
  assert.deepEqual(await runsIn(folder), ['20261123T000000Z-0000', '20261122T103100Z-1a2b']);
  assert.deepEqual(await runsIn(join(folder, 'elsewhere')), []);
});

test("the last run's settings are those of the newest run that has some", async (t) => {
  const started = (settings: unknown): string =>
    `${JSON.stringify({ at: AT, type: 'run-started', run: 'r', workers: 1, tasks: [], settings })}\n`;
  const folder = dataDir(t, {
    '20261121T000000Z-0000': started({ minRating: 7 }),
    '20261122T000000Z-0000': started({ minRating: 8 }),
    '20261123T000000Z-0000': note('died at once'),
    '20261124T000000Z-0000': started('none'),
    '20261125T000000Z-0000': '',
  });
  assert.deepEqual(await lastSettings(folder), { minRating: 8 });
  assert.equal(await lastSettings(dataDir(t)), null);
});
