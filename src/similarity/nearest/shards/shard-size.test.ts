import assert from 'node:assert/strict';
import test from 'node:test';
import { shardFilms } from './shard-size.ts';

const GIB = 2 ** 30;

function sizeOf(films: number, memoryBytes: number): number {
  return shardFilms({ films, entries: 18 * films, neighbours: 100, memoryBytes });
}

test('films that fit in memory are not divided', () => {
  assert.equal(sizeOf(36_264, GIB / 4), 36_264);
  assert.equal(sizeOf(640_000, 2 * GIB), 640_000);
});

test('with less memory there are more shards of about the same size, of whole blocks', () => {
  assert.equal(sizeOf(640_000, 1.5 * GIB), 320_512);
  assert.equal(sizeOf(640_000, 0.75 * GIB), 160_768);
  for (const memory of [GIB / 8, GIB / 2, 3 * GIB])
    assert.equal(sizeOf(2_000_000, memory) % 1024, 0);
});

test('more films than one search can take are divided, however much memory there is', () => {
  assert.ok(sizeOf(2_100_000, 64 * GIB) < 2_100_000);
  assert.ok(sizeOf(11_500_000, 64 * GIB) <= 2 ** 21);
});

test('shards do not become tiny with hardly any memory', () => {
  assert.equal(sizeOf(100_000, 1), 14_336);
});
