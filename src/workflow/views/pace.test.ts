import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paceWords, startPace } from './pace.ts';

const bytes = (done: number, total = 10e6) => ({ done, total, unit: 'bytes' }) as const;

test('speed counts from where a resumed download began', () => {
  const pace = startPace();
  assert.equal(pace.take(bytes(5e6), 0), null);
  assert.equal(pace.take(bytes(5.5e6), 500), null);
  assert.equal(pace.take(bytes(7e6), 2000), 1e6);
});

test('speed is that of the last ten seconds', () => {
  const pace = startPace();
  for (let second = 0; second <= 100; second += 1) pace.take(bytes(second * 1000), second * 1000);
  for (let second = 1; second <= 20; second += 1)
    pace.take(bytes(100_000 + second * 50_000), (100 + second) * 1000);
  assert.equal(pace.perSecond(120_000), 50_000);
});

test('speed falls while nothing comes', () => {
  const pace = startPace();
  pace.take(bytes(0), 0);
  pace.take(bytes(4e6), 4000);
  assert.equal(pace.perSecond(8000), 500_000);
});

test('speed is measured afresh when another part of the task starts', () => {
  const pace = startPace();
  pace.take(bytes(0), 0);
  pace.take(bytes(9e6), 3000);
  assert.equal(pace.take({ done: 10, total: 500, unit: 'rows' }, 4000), null);
  assert.equal(pace.take({ done: 110, total: 500, unit: 'rows' }, 6000), 50);
  // as when a transfer starts from nothing because the file has changed
  assert.equal(pace.take({ done: 0, total: 500, unit: 'rows' }, 7000), null);
});

test('a pace is given in the unit of the progress, with the time left when the total is known', () => {
  assert.deepEqual(paceWords(bytes(4e6), 1.5e6), ['1.5 MB/s', '4 s left']);
  assert.deepEqual(paceWords(bytes(4e6), 1e4), ['10.0 kB/s', '10 min 00 s left']);
  assert.deepEqual(paceWords({ done: 1, unit: 'rows' }, 1234.4), ['1,234 rows/s']);
  assert.deepEqual(paceWords({ done: 1, total: 4, unit: 'steps' }, 0.5), ['6 s left']);
  assert.deepEqual(paceWords(bytes(4e6), 0), ['0 B/s']);
  assert.deepEqual(paceWords(bytes(4e6), null), []);
  assert.deepEqual(paceWords(bytes(10e6), 1e6), []);
});
