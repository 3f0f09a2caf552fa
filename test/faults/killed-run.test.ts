import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { runCli, startCli } from '../fixtures/cli.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { outputDigests, temporaryNames } from '../fixtures/outputs.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

// REELATED_KILLS=30 REELATED_KILL_DATASETS=<folder> makes a longer trial, on real files
const KILLS = Number(process.env['REELATED_KILLS'] ?? 8);
const DATASETS = process.env['REELATED_KILL_DATASETS'];

/**
 * Kills runs at random moments, each in a new data directory or in the one that the run before
 * left behind, and asserts that the next run completes with the outputs of a clean one.
 */
async function killAndRunAgain(t: TestContext, datasets: string): Promise<void> {
  const folder = scratchFolder(t);
  const runIn = (dataDir: string): string[] => [
    'run',
    'AllTasks',
    '--datasets',
    datasets,
    '--data-dir',
    dataDir,
  ];
  const clean = join(folder, 'clean');
  const startedMs = performance.now();
  assert.equal((await runCli(runIn(clean))).code, 0);
  const cleanMs = performance.now() - startedMs;
  const expected = await outputDigests(clean);

  for (let kill = 1; kill <= KILLS; kill += 1) {
    const dataDir = join(folder, `killed-${Math.ceil(kill / 2)}`);
    const afterMs = Math.random() * cleanMs;
    const cli = startCli(runIn(dataDir));
    await sleep(afterMs);
    cli.process.kill('SIGKILL');
    const { signal } = await cli.ending;
    t.diagnostic(`kill ${kill} after ${Math.round(afterMs)} ms: ${signal ?? 'had ended'}`);
    if (kill % 2 === 1 && kill < KILLS) continue;
    const again = await runCli(runIn(dataDir));
    assert.equal(again.code, 0, again.stdout + again.stderr);
    assert.deepEqual(await outputDigests(dataDir), expected, `killed after ${afterMs} ms`);
    assert.deepEqual(temporaryNames(dataDir), []);
    assert.match((await runCli(runIn(dataDir))).stdout, /0 tasks ran/);
  }
}

test('kill -9 at random moments: the next run completes as if nothing had been', async (t) => {
  await killAndRunAgain(t, DATASETS ?? writeDatasets(join(scratchFolder(t), 'imdb'), SAMPLE));
});
