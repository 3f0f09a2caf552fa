import assert from 'node:assert/strict';
import { test } from 'node:test';
import { availableDatasets } from './available-datasets.ts';

test('a file in place of the folder is refused, with what to name', () => {
  const folder = import.meta.filename;
  assert.throws(() => availableDatasets({ kind: 'local', folder }, true), {
    code: 'datasets-unusable',
    message: `--datasets: ${folder} is not a folder; name the folder that the files are in`,
  });
});
