import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEvent, RunEventBody } from '../event.ts';
import { runView, type RunView, type TaskView } from './run-view.ts';

const AT = '2026-11-22T10:31:00.000Z';
const STARTED: RunEventBody = {
  type: 'run-started',
  run: 'r',
  workers: 2,
  tasks: ['Films', 'Terms'],
  requires: { Terms: ['Films'] },
};
const COUNTS = { fresh: 0, ran: 1, failed: 1, cancelled: 0, blocked: 0 };

function view(bodies: readonly RunEventBody[], atWork = false): RunView {
  const events = [STARTED, ...bodies].map((body): RunEvent => ({ at: AT, ...body }));
  return runView('r', { events, whole: true }, atWork);
}

function taskIn({ tasks }: RunView, name: string): TaskView {
  const found = tasks.find(({ task }) => task === name);
  assert.ok(found, name);
  return found;
}

test('before anything has happened every task waits for those that it requires', () => {
  const run = view([], true);
  assert.equal(run.state, 'running');
  assert.equal(run.startedAt, AT);
  assert.deepEqual(
    run.tasks.map(({ task, state, requires }) => [task, state, requires]),
    [
      ['Films', 'waiting', []],
      ['Terms', 'waiting', ['Films']],
    ],
  );
});

test('a task that works shows why it runs and how far it is, and loses its progress at its end', () => {
  const started: RunEventBody = { type: 'task-started', task: 'Films', reasons: ['never built'] };
  const progress: RunEventBody = {
    type: 'task-progress',
    task: 'Films',
    progress: { done: 3, unit: 'rows' },
  };
  const working = taskIn(view([started, progress], true), 'Films');
  assert.equal(working.state, 'running');
  assert.deepEqual(working.reasons, ['never built']);
  assert.deepEqual(working.progress, { done: 3, total: null, unit: 'rows' });

  const ended = taskIn(
    view([
      started,
      progress,
      { type: 'task-note', task: 'Films', message: '2 films added' },
      { type: 'task-warning', task: 'Films', message: '1 film has no year' },
      {
        type: 'task-finished',
        task: 'Films',
        elapsedMs: 7,
        peakRssBytes: 8,
        bytes: 9,
        rows: null,
        changed: true,
        facts: { films: 3 },
      },
    ]),
    'Films',
  );
  assert.equal(ended.state, 'ran');
  assert.equal(ended.progress, null);
  assert.deepEqual(
    [ended.elapsedMs, ended.peakRssBytes, ended.bytes, ended.rows, ended.facts],
    [7, 8, 9, null, { films: 3 }],
  );
  assert.deepEqual(ended.notes, ['2 films added']);
  assert.deepEqual(ended.warnings, ['1 film has no year']);
});

test('a failed task says why with its code, a blocked one by what', () => {
  const run = view([
    {
      type: 'task-failed',
      task: 'Films',
      elapsedMs: 5,
      code: 'source-header',
      message: 'no header',
    },
    { type: 'task-blocked', task: 'Terms', by: ['Films'] },
    { type: 'run-finished', run: 'r', status: 'failed', elapsedMs: 6, counts: COUNTS },
  ]);
  assert.equal(run.state, 'failed');
  assert.equal(run.elapsedMs, 6);
  assert.equal(taskIn(run, 'Films').problem, 'no header (source-header)');
  assert.equal(taskIn(run, 'Terms').problem, 'by Films');
});

test('without an end and without a process a run died, and so did what was running in it', () => {
  const run = view([{ type: 'task-started', task: 'Films', reasons: [] }]);
  assert.equal(run.state, 'died');
  assert.equal(taskIn(run, 'Films').state, 'died');
  assert.equal(taskIn(run, 'Terms').state, 'waiting');
});

test('a cancelled run keeps the time of what it cancelled', () => {
  const run = view([
    { type: 'task-started', task: 'Films', reasons: [] },
    { type: 'task-cancelled', task: 'Films', elapsedMs: 12 },
    { type: 'run-finished', run: 'r', status: 'cancelled', elapsedMs: 13, counts: COUNTS },
  ]);
  assert.equal(run.state, 'cancelled');
  assert.deepEqual([taskIn(run, 'Films').state, taskIn(run, 'Films').elapsedMs], ['cancelled', 12]);
});

test('events of other versions, with parts missing or unknown, are read as far as they go', () => {
  const lines = [
    { at: AT, type: 'run-started', run: 'r' },
    { at: AT, type: 'task-started', task: 'New', reasons: 'because' },
    { at: AT, type: 'task-progress', task: 'New' },
    { at: AT, type: 'task-paused', task: 'New' },
    { at: AT, type: 'task-finished', task: 'New', elapsedMs: 'long', rows: Number.NaN },
    { at: AT, type: 'run-paused' },
  ] as unknown as readonly RunEvent[];
  const run = runView('r', { events: lines, whole: false }, true);
  assert.equal(run.whole, false);
  const task = taskIn(run, 'New');
  assert.deepEqual(
    [task.state, task.reasons, task.elapsedMs, task.rows, task.facts],
    ['ran', [], null, null, {}],
  );
});
