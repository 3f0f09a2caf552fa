/** The compiled search among real films; only where REELATED_REAL_DATASETS names their folder. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { withPreset } from '../../src/similarity/model/build-model.ts';
import { withPostings } from '../../src/similarity/model/postings.ts';
import { loadStoredModelFromParquet } from '../../src/similarity/model/stored/stored-model.ts';
import { filmCount } from '../../src/similarity/model/model.ts';
import { createNeighbourFinder } from '../../src/similarity/nearest/neighbour-finder.ts';
import { nearestNeighbours } from '../../src/similarity/nearest/neighbours.ts';
import { PRESETS } from '../../src/similarity/model/presets.ts';

const datasets = process.env['REELATED_REAL_DATASETS'];

/** Rows that are compared at a time, and from one such block to the next. */
const BLOCK = 8;
const STEP = 199;

if (datasets !== undefined) {
  test('real films have the neighbours that the reference finds, bit by bit', async () =>
    compareSearches(datasets));
}

async function compareSearches(folder: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'reelated-'));
  try {
    const program = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    const folders = ['--datasets', folder, '--data-dir', dataDir];
    execFileSync(process.execPath, [program, 'run', 'FilmTerms', ...folders, '--quiet']);
    const output = join(dataDir, 'output');
    const model = await loadStoredModelFromParquet(join(output, 'model'), PRESETS.seed);
    for (const preset of Object.values(PRESETS)) {
      const weighed = withPostings(withPreset(model, preset));
      const finder = createNeighbourFinder(weighed, 100);
      assert.ok(finder.compiled);
      for (let from = 0; from + BLOCK <= filmCount(model); from += STEP) {
        const expected = nearestNeighbours(weighed, 100, from, from + BLOCK);
        assert.deepEqual(finder.nearest(from, from + BLOCK), expected);
      }
    }
  } finally {
    await rm(dataDir, { recursive: true });
  }
}
