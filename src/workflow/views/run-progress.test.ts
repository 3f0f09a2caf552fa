import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RunEventBody } from '../event.ts';
import { RunProgress } from './run-progress.ts';

const AT = '2026-11-22T10:31:00.000Z';
const STARTED: RunEventBody = { type: 'run-started', run: 'r', workers: 2, tasks: ['Films'] };
const FINISHED: RunEventBody = {
  type: 'task-finished',
  task: 'Films',
  elapsedMs: 1200,
  peakRssBytes: 1,
  bytes: 1,
  rows: 10,
  changed: true,
  facts: {},
};

function followed(...bodies: readonly RunEventBody[]) {
  const progress = new RunProgress();
  for (const body of bodies) progress.sink({ at: AT, ...body });
  return progress.view();
}

const at = (done: number): RunEventBody => ({
  type: 'task-progress',
  task: 'Films',
  progress: { done, total: 10, unit: 'rows' },
});

test('before a run has started there is nothing to see', () => {
  assert.equal(followed(), undefined);
});

test('a task at work shows the last progress and the last note', () => {
  const run = followed(
    STARTED,
    { type: 'task-started', task: 'Films', reasons: [] },
    at(3),
    { type: 'task-note', task: 'Films', message: 'waiting' },
    at(7),
    { type: 'task-note', task: 'Films', message: 'going on' },
  );
  const [task] = run?.tasks ?? [];
  assert.equal(run?.state, 'running');
  assert.equal(task?.state, 'running');
  assert.deepEqual(task.progress, { done: 7, total: 10, unit: 'rows' });
  assert.deepEqual(task.notes, ['going on']);
});

test('a task that is done shows its result alone', () => {
  const run = followed(
    STARTED,
    { type: 'task-started', task: 'Films', reasons: [] },
    at(3),
    FINISHED,
  );
  const [task] = run?.tasks ?? [];
  assert.equal(task?.state, 'ran');
  assert.equal(task.progress, null);
  assert.equal(task.elapsedMs, 1200);
});

test('a failed build says so until it is gone', () => {
  const run = followed(STARTED, {
    type: 'task-failed',
    task: 'Films',
    elapsedMs: 5,
    code: 'task-failed',
    message: 'no films',
  });
  assert.equal(run?.tasks[0]?.problem, 'no films (task-failed)');
});
