import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { API_LAYERS, FOUNDATION, SIMILARITY_LAYERS, STAGES } from '../../oxlint.config.ts';

const SRC = join(import.meta.dirname, '../../src');

function foldersIn(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
    .map(({ name }) => name)
    .toSorted();
}

test('the linter knows the place of every folder among the layers', () => {
  assert.deepEqual(foldersIn(SRC), [...STAGES, ...FOUNDATION, 'client'].toSorted());
  assert.deepEqual(foldersIn(join(SRC, 'similarity')), SIMILARITY_LAYERS.toSorted());
  assert.deepEqual(foldersIn(join(SRC, 'api')), API_LAYERS.toSorted());
});
