import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import * as fc from 'fast-check';
import { buildKernelIndex } from '../nearest/kernel/kernel-index.ts';
import { openKernel } from '../nearest/kernel/open-kernel.ts';
import { filmCount } from '../model/model.ts';
import { nearestNeighbours } from '../nearest/neighbours.ts';
import { PRESETS } from '../model/presets.ts';
import { collections, modelOf } from '../testing/collection.ts';
import { readSearchFile, writeSearchFile } from './search-file.ts';

function scratchFile(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'search.bin');
}

test('a search read from a file finds what the reference finds', (t) => {
  const path = scratchFile(t);
  fc.assert(
    fc.property(collections(2), fc.integer({ min: 1, max: 9 }), (collection, k) => {
      const model = modelOf(collection, PRESETS.seed);
      const built = buildKernelIndex(model);
      fc.pre(built !== undefined);
      writeSearchFile(path, { filmIds: model.filmIds, index: built });
      const { filmIds, index } = readSearchFile(path);
      assert.deepEqual([...filmIds], [...model.filmIds]);
      const films = filmCount(model);
      assert.deepEqual(
        openKernel(index, k)?.nearest(0, films),
        nearestNeighbours(model, k, 0, films),
      );
    }),
    { numRuns: 30 },
  );
});

test('a file that is cut off is refused', (t) => {
  const path = scratchFile(t);
  const index = buildKernelIndex(
    modelOf(
      {
        filmIds: [1, 2],
        terms: [
          { field: 'title', term: 'a' },
          { field: 'title', term: 'b' },
        ],
        tf: [
          [1, 0],
          [0, 1],
        ],
      },
      PRESETS.seed,
    ),
  );
  assert.ok(index);
  writeSearchFile(path, { filmIds: Int32Array.of(1, 2), index });
  truncateSync(path, statSync(path).size - 1);
  assert.throws(() => readSearchFile(path), /cut off/);
});
