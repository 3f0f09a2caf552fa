import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sidecarVersion } from './source-dataset.ts';

const VERSION = {
  name: 'title.basics.tsv.gz',
  url: null,
  etag: '"1a"',
  'last-modified': null,
  bytes: 12,
  sha256: '00ff',
};

test('a sidecar gives the version that was written to it', () => {
  assert.deepEqual(sidecarVersion(JSON.stringify(VERSION, null, 2)), VERSION);
});

for (const [what, change] of [
  ['without a digest', { sha256: undefined }],
  ['with a size as text', { bytes: '12' }],
  ['with a number for an ETag', { etag: 1 }],
] as const) {
  test(`a sidecar ${what} is refused`, () => {
    assert.throws(() => sidecarVersion(JSON.stringify({ ...VERSION, ...change })), TypeError);
  });
}
