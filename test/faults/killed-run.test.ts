import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanRun } from '../fixtures/clean-run.ts';
import { runCli, startCli } from '../fixtures/cli.ts';
import { outputDigests, temporaryNames } from '../fixtures/outputs.ts';

// REELATED_KILLS=30 REELATED_KILL_DATASETS=<folder> makes a longer trial, on real files
const KILLS = Number(process.env['REELATED_KILLS'] ?? 8);
const DATASETS = process.env['REELATED_KILL_DATASETS'];

// each in a new data directory, or in the one that the run before has left behind
test('kill -9 at random moments: the next run completes as if nothing had been', async (t) => {
  const { folder, runIn, elapsedMs, expected } = await cleanRun(t, DATASETS);
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const dataDir = join(folder, `killed-${Math.ceil(kill / 2)}`);
    const afterMs = Math.random() * elapsedMs;
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
});
