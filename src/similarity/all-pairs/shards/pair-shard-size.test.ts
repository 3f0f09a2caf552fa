import assert from 'node:assert/strict';
import test from 'node:test';
import { pairRoom } from './pair-shard-size.ts';

const GIB = 2 ** 30;

test('films that fit into the memory are compared in one piece', () => {
  const size = { films: 36_000, entries: 650_000, workers: 2 };
  assert.equal(pairRoom({ ...size, memoryBytes: GIB }).shardFilms, 36_000);
});

test('more films are cut into shards of about the same size, more of them with less memory', () => {
  const size = { films: 2_000_000, entries: 36_000_000, workers: 2 };
  const sizes = [4, 2, 1].map((gib) => pairRoom({ ...size, memoryBytes: gib * GIB }).shardFilms);
  assert.deepEqual(
    sizes.map((films) => Math.ceil(size.films / films)),
    [4, 9, 22],
  );
});

test('more threads get smaller shards, as each has one in memory', () => {
  const size = { films: 1_000_000, entries: 18_000_000, memoryBytes: 2 * GIB };
  const [one, eight] = [1, 8].map((workers) => pairRoom({ ...size, workers }).shardFilms);
  assert.ok((one ?? 0) > 4 * (eight ?? 0));
});

test('hardly any memory still gives shards that are worth reading', () => {
  const { shardFilms, spoolPairs } = pairRoom({
    films: 1_000_000,
    entries: 18_000_000,
    workers: 4,
    memoryBytes: 2 ** 27,
  });
  assert.ok(shardFilms > 15_000 && spoolPairs >= 2 ** 20);
});
