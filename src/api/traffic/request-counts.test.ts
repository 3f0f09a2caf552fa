import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DEFAULT_RATE_LIMITS } from './default-rate-limits.ts';
import { RequestCounts } from './request-counts.ts';

test('requests are counted by client and group, wherever they were made', () => {
  const counts = new RequestCounts(DEFAULT_RATE_LIMITS);
  assert.equal(counts.count('film', 'a').requests, 1);
  assert.equal(counts.count('film', 'a').requests, 2);
  assert.equal(counts.count('film', 'b').requests, 1);
  assert.equal(counts.count('search', 'a').requests, 1);
  assert.equal(counts.add('film', 'a', 5).requests, 7);
});

test('a window ends', () => {
  const counts = new RequestCounts({ ...DEFAULT_RATE_LIMITS, film: { max: 1, windowMs: 0 } });
  counts.count('film', 'a');
  assert.equal(counts.count('film', 'a').requests, 1);
});

test('requests counted here are shared, those counted elsewhere are not shared again', () => {
  const counts = new RequestCounts(DEFAULT_RATE_LIMITS);
  const shared: string[] = [];
  counts.onCount = (group, client) => shared.push(`${group} ${client}`);
  counts.count('film', 'a');
  counts.add('film', 'b', 3);
  assert.deepEqual(shared, ['film a']);
});

test('of any number of clients, only the latest are remembered', () => {
  const counts = new RequestCounts(DEFAULT_RATE_LIMITS);
  counts.count('film', 'first');
  for (let client = 0; client < 10_000; client++) counts.count('film', String(client));
  assert.equal(counts.count('film', '9999').requests, 2);
  assert.equal(counts.count('film', 'first').requests, 1);
});
