import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressOf, progressText, resultText, runText, stateText, toneOf } from './task-words.ts';

test('a run is summed up by its state, time, tasks and greatest memory', () => {
  const text = runText({
    state: 'failed',
    elapsedMs: 12_500,
    tasks: [
      { state: 'ran', peakRssBytes: 100e6 },
      { state: 'ran', peakRssBytes: 260e6 },
      { state: 'failed', peakRssBytes: null },
      { state: 'blocked', peakRssBytes: null },
    ],
  });
  assert.equal(text, 'failed in 12.5 s; tasks: 2 done, 1 failed, 1 blocked; peak memory 260.0 MB.');
});

test('a run that has not ended has no time yet', () => {
  const tasks = [{ state: 'running', peakRssBytes: null }] as const;
  assert.equal(runText({ state: 'running', elapsedMs: null, tasks }), 'running; tasks: 1 running.');
});

test('a result has only the figures that are known', () => {
  const figures = { elapsedMs: 950, rows: 1, bytes: 1234, peakRssBytes: 5e6 };
  assert.equal(resultText(figures), '950 ms, 1 row, 1.2 kB, peak memory 5.0 MB');
  assert.equal(resultText({ elapsedMs: null, rows: null, bytes: null, peakRssBytes: null }), '');
});

test('progress is a percentage, or a count while the total is unknown', () => {
  assert.equal(progressText({ done: 1, total: 3, unit: 'rows' }), '33%');
  assert.equal(progressText({ done: 1234, total: null, unit: 'rows' }), '1,234 rows');
  assert.equal(progressText({ done: 1234, total: 0, unit: 'bytes' }), '1.2 kB');
  assert.equal(progressOf({ progress: undefined }), null);
});

test('a state without its own text is shown by its name', () => {
  assert.equal(stateText('died'), 'interrupted');
  assert.equal(toneOf('died'), 'bad');
  assert.equal(stateText('paused'), 'paused');
  assert.equal(toneOf('paused'), 'quiet');
});
