import assert from 'node:assert/strict';
import { test } from 'node:test';
import { availableMemory } from './available-memory.ts';

const GIB = 2 ** 30;

test('the limit of a container counts where it is below the memory of the machine', () => {
  assert.equal(availableMemory(8 * GIB, GIB / 2), GIB / 2);
  assert.equal(availableMemory(8 * GIB, 2 ** 64), 8 * GIB);
  assert.equal(availableMemory(8 * GIB, 0), 8 * GIB);
});

test('there is some', () => {
  assert.ok(availableMemory() > GIB / 8);
});
