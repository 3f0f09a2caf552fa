import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { capturedOutput } from '../../../test/fixtures/captured-output.ts';
import { readConfig } from '../../config/config.ts';
import type { RunEvent } from '../../workflow/event.ts';
import { toyFolder, toyPipeline, type ToyOptions } from '../../workflow/testing/toy-pipeline.ts';
import { exitCodeOf, runAndReport } from './run-and-report.ts';

/** Runs the toy pipeline in a new folder. */
async function run(
  t: TestContext,
  settings: Readonly<Record<string, unknown>>,
  toy: ToyOptions = {},
  signal = new AbortController().signal,
) {
  using folder = toyFolder();
  const { dataDir } = folder;
  const config = readConfig({ commandLine: { dataDir, ...settings }, environment: {} });
  return await capturedOutput(t, async () =>
    runAndReport(config, [toyPipeline(folder, toy)], signal),
  );
}

const failing: ToyOptions = {
  onRun(task) {
    if (task === 'Count') throw new Error('cannot count');
  },
};

test('a run is reported in lines, with a summary at the end', async (t) => {
  const { result, stdout, stderr } = await run(t, {});
  assert.equal(exitCodeOf(result), 0);
  assert.match(stdout, /Words started[^]*Words finished/);
  assert.match(stdout, /4 tasks ran, 0 were up to date\.\n$/);
  assert.equal(stderr, '');
});

test('--json prints events, one per line', async (t) => {
  const { stdout } = await run(t, { json: true });
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line): RunEvent => JSON.parse(line));
  assert.equal(events[0]?.type, 'run-started');
  assert.equal(events.at(-1)?.type, 'run-finished');
});

test('--quiet prints errors only', async (t) => {
  const quiet = await run(t, { quiet: true });
  assert.deepEqual([quiet.stdout, quiet.stderr], ['', '']);
  const failed = await run(t, { quiet: true }, failing);
  assert.equal(exitCodeOf(failed.result), 1);
  assert.deepEqual(
    [failed.stdout, failed.stderr],
    ['', 'reelated: Count: cannot count (task-failed)\n'],
  );
});

test('an interrupted run ends with code 130', async (t) => {
  const stop = new AbortController();
  const stopping: ToyOptions = { onRun: () => stop.abort(new Error('stopped')) };
  const { result } = await run(t, { quiet: true }, stopping, stop.signal);
  assert.equal(exitCodeOf(result), 130);
});

test('a run stores the settings that affect its result', async (t) => {
  const { stdout } = await run(t, { json: true, minVotes: '600' });
  const [first = ''] = stdout.split('\n');
  const { settings } = JSON.parse(first) as { settings: Readonly<Record<string, unknown>> };
  assert.equal(settings['minVotes'], 600);
});

test('a folder of datasets without alternate titles is noted, unless they are not wanted', async (t) => {
  const datasets = import.meta.dirname;
  const { stderr } = await run(t, { datasets });
  assert.match(
    stderr,
    /^reelated: note: \S+ has no title\.akas, so films have no alternate titles/,
  );
  assert.equal((await run(t, { datasets, akas: false })).stderr, '');
  assert.equal((await run(t, { datasets, json: true })).stderr, '');
});
