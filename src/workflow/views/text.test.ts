import assert from 'node:assert/strict';
import { PassThrough, Writable } from 'node:stream';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { RunEvent, RunEventBody } from '../event.ts';
import { logLines } from './log-lines.ts';
import type { RunSummary } from '../outcome.ts';
import { summaryText } from './summary.ts';
import { workingText } from './terminal-line.ts';
import { terminalView } from './terminal-view.ts';
import { inBytes, inTime, percent } from '../units.ts';

process.env['TZ'] = 'UTC';

/** Events by their seconds after 10:31:00. */
function events(bodies: readonly (readonly [seconds: number, body: RunEventBody])[]): RunEvent[] {
  const start = Date.parse('2026-11-22T10:31:00.000Z');
  return bodies.map(([seconds, body]) => ({
    at: new Date(start + seconds * 1000).toISOString(),
    ...body,
  }));
}

const ERASED_LINE = '\u001B[2K';
const RUN = '20261122T103100Z-1a2b';
const COUNTS = { fresh: 1, ran: 1, failed: 1, cancelled: 0, blocked: 1 };
const STORY = events([
  [0, { type: 'run-started', run: RUN, workers: 2, tasks: ['Sources', 'Films', 'Terms', 'Best'] }],
  [0, { type: 'task-fresh', task: 'Sources' }],
  [1, { type: 'task-started', task: 'Films', reasons: ['code changed: films.sql', 'forced'] }],
  [2, { type: 'task-progress', task: 'Films', progress: { done: 1, total: 9, unit: 'rows' } }],
  [6, { type: 'task-progress', task: 'Films', progress: { done: 5e6, total: 1e7, unit: 'bytes' } }],
  [7, { type: 'task-progress', task: 'Films', progress: { done: 6e6, total: 1e7, unit: 'bytes' } }],
  [
    11,
    { type: 'task-progress', task: 'Films', progress: { done: 8e6, total: 1e7, unit: 'bytes' } },
  ],
  [12, { type: 'task-warning', task: 'Films', message: '3 films have no year' }],
  [
    12,
    {
      type: 'task-finished',
      task: 'Films',
      elapsedMs: 11_250,
      peakRssBytes: 1e9,
      bytes: 12_345_678,
      rows: 1_234_567,
      changed: true,
      facts: {},
    },
  ],
  [12, { type: 'task-started', task: 'Terms', reasons: ['never built'] }],
  [
    13,
    {
      type: 'task-failed',
      task: 'Terms',
      elapsedMs: 950,
      code: 'task-failed',
      message: 'no terms',
    },
  ],
  [13, { type: 'task-blocked', task: 'Best', by: ['Terms'] }],
  [13, { type: 'run-finished', run: RUN, status: 'failed', elapsedMs: 13_000, counts: COUNTS }],
]);

const SUMMARY: RunSummary = {
  run: RUN,
  status: 'failed',
  elapsedMs: 13_000,
  counts: COUNTS,
  tasks: [
    { task: 'Sources', state: 'fresh' },
    {
      task: 'Films',
      state: 'ran',
      reasons: ['code changed: films.sql'],
      elapsedMs: 11_250,
      peakRssBytes: 1e9,
      bytes: 12_345_678,
      rows: 1_234_567,
      changed: true,
      facts: {},
      notes: ['12 films are new'],
      warnings: ['3 films have no year'],
    },
    {
      task: 'Terms',
      state: 'failed',
      elapsedMs: 950,
      code: 'task-failed',
      message: 'no terms',
      error: new Error('no terms'),
    },
    { task: 'Best', state: 'blocked', by: ['Terms'] },
  ],
  runFile: '/data/runs/run.ndjson',
  runFileError: null,
};

function fakeScreen(): NodeJS.WriteStream {
  const screen = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
  return screen as unknown as NodeJS.WriteStream;
}

test('log lines report a run, with progress every five seconds', () => {
  let text = '';
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      text += chunk.toString();
      done();
    },
  });
  STORY.forEach(logLines(out));
  assert.equal(
    text,
    `\
10:31:00 run 20261122T103100Z-1a2b started: 4 tasks, 2 workers
10:31:00 Sources is up to date
10:31:01 Films started: code changed: films.sql; forced
10:31:06 Films: 5.0 MB of 10.0 MB (50 %)
10:31:11 Films: 8.0 MB of 10.0 MB (80 %), 600.0 kB/s, 4 s left
10:31:12 Films: warning: 3 films have no year
10:31:12 Films finished in 11.2 s, 1,234,567 rows, 12.3 MB
10:31:12 Terms started: never built
10:31:13 Terms failed after 950 ms: no terms (task-failed)
10:31:13 Best is blocked by Terms
10:31:13 run 20261122T103100Z-1a2b failed in 13.0 s
`,
  );
});

test('the summary names what ran, what failed and why', () => {
  assert.equal(
    summaryText(SUMMARY),
    `\
Run 20261122T103100Z-1a2b: 4 tasks in 13.0 s, peak memory 1.0 GB
  1 up to date
  1 ran
    Films  11.2 s  1,234,567 rows  12.3 MB
    Films: 12 films are new
    ! Films: 3 films have no year
  1 failed
    Terms: no terms (task-failed)
  1 blocked
    Best, by Terms
Run failed: Terms did not finish. Finished results are kept.`,
  );
});

test('the summary of a run that went well ends in one plain sentence', () => {
  const [sources, films] = SUMMARY.tasks;
  const tasks = [sources, films].filter((task) => task !== undefined);
  const counts = { fresh: 1, ran: 1, failed: 0, cancelled: 0, blocked: 0 };
  const text = summaryText({ ...SUMMARY, status: 'succeeded', counts, tasks });
  assert.equal(text.split('\n').at(-1), 'Run succeeded: 1 task ran, 1 was up to date.');
});

test('tasks blocked by the same ones share a line', () => {
  const blocked = ['Best', 'Worst', 'Report'].map((task) => ({
    task,
    state: 'blocked' as const,
    by: task === 'Report' ? ['Terms', 'Films'] : ['Terms'],
  }));
  const text = summaryText({ ...SUMMARY, tasks: [...SUMMARY.tasks.slice(0, 3), ...blocked] });
  assert.match(text, /\n  3 blocked\n    Best, Worst, by Terms\n    Report, by Terms, Films\n/);
});

test('a lost run file is reported', () => {
  const text = summaryText({ ...SUMMARY, runFileError: 'ENOSPC: no space left on device' });
  assert.match(text, /events in \/data\/runs\/run\.ndjson are incomplete: ENOSPC/);
});

test('a task at work shows its bar, its amount, its time and its speed', () => {
  assert.equal(workingText('Films', null, 12_000, null), 'Films 12.0 s');
  assert.equal(
    workingText('Films', { done: 1000, unit: 'rows' }, 125_000, 8),
    'Films 1,000 rows, 2 min 05 s, 8 rows/s',
  );
  assert.equal(
    workingText('Films', { done: 3, total: 12, unit: 'files' }, 100, null),
    'Films █████░░░░░░░░░░░░░░░ 3 of 12 files (25 %), 100 ms',
  );
});

test('the terminal view has a line for each task, and leaves room and the cursor in the end', async () => {
  let text = '';
  const screen = fakeScreen();
  screen.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  {
    await using view = terminalView(screen, screen);
    for (const event of STORY) {
      view.sink(event);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const [hidden, shown] = [text.lastIndexOf('\u001B[?25l'), text.lastIndexOf('\u001B[?25h')];
  assert.ok(hidden !== -1 && hidden < shown, 'the cursor stays hidden');
  for (const line of [
    'Sources is up to date',
    'Films 11.2 s, 1,234,567 rows, 12.3 MB',
    'Terms failed: no terms',
    'Best is blocked by Terms',
  ])
    assert.ok(text.includes(line), `${line} is not in ${JSON.stringify(text)}`);
  assert.ok(text.lastIndexOf(ERASED_LINE) > text.lastIndexOf('Best'), 'the lines were left');
});

test('a view that is disposed of in the middle of a run ends too', async () => {
  const screen = fakeScreen().resume();
  await using view = terminalView(screen, screen);
  STORY.slice(0, 4).forEach(view.sink);
});

test('units read well at their edges', () => {
  assert.deepEqual([0, 999, 1000, 1e6, 1.5e12].map(inBytes), [
    '0 B',
    '999 B',
    '1.0 kB',
    '1.0 MB',
    '1.5 TB',
  ]);
  assert.deepEqual([0, 999, 59_999, 60_000, 3_599_999, 3_720_000].map(inTime), [
    '0 ms',
    '999 ms',
    '59.9 s',
    '1 min 00 s',
    '59 min 59 s',
    '1 h 02 min',
  ]);
});

test('a percentage is 100 only when all is done', () => {
  const counts = fc.tuple(fc.nat(), fc.integer({ min: 1 }));
  fc.assert(
    fc.property(counts, ([done, total]) => {
      assert.equal(percent(done, total) === 100, done >= total);
    }),
  );
});
