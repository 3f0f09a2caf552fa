import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { acquireRunLock } from '../../src/workflow/state/runs/run-lock.ts';
import { newRunId } from '../../src/workflow/state/run-id.ts';
import { runTasks } from '../../src/workflow/runner.ts';
import { toyFolder, toyPipeline } from '../../src/workflow/testing/toy-pipeline.ts';
import type { RivalData } from './lock-rival.ts';

test('a second run is refused while a first is in progress, and starts once that was killed', async () => {
  using folder = toyFolder();
  const child = fileURLToPath(new URL('workflow-child.ts', import.meta.url));
  const { NODE_TEST_CONTEXT: _reporting, ...env } = process.env;
  const first = spawn(process.execPath, [child, folder.root, '1', 'hold'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const warnings: string[] = [];
    first.stderr.on('data', (text: Buffer) => warnings.push(text.toString()));
    await once(first.stdout, 'data');
    const second = () => runTasks([toyPipeline(folder)], { dataDir: folder.dataDir, workers: 1 });
    await assert.rejects(second(), {
      code: 'data-dir-locked',
      message: new RegExp(
        `^another run \\(pid ${first.pid}, since \\d\\d:\\d\\d:\\d\\d\\) is using .*; wait for it to finish or stop it$`,
      ),
    });
    first.kill('SIGKILL');
    await once(first, 'exit');
    assert.deepEqual(warnings, []);
    assert.equal((await second()).status, 'succeeded');
    assert.ok(!existsSync(join(folder.dataDir, 'state/run.lock.json')));
  } finally {
    first.kill('SIGKILL');
  }
});

test('the same process cannot take a data directory twice', async () => {
  using folder = toyFolder();
  mkdirSync(join(folder.dataDir, 'state'), { recursive: true });
  {
    using _lock = await acquireRunLock(folder.dataDir, newRunId());
    const second = acquireRunLock(folder.dataDir, newRunId());
    await assert.rejects(second, { code: 'data-dir-locked' });
  }
  using _lock = await acquireRunLock(folder.dataDir, newRunId());
});

test('of two that take the lock at the same moment exactly one gets it', async () => {
  using folder = toyFolder();
  mkdirSync(join(folder.dataDir, 'state'), { recursive: true });
  const rounds = 8;
  const workerData: RivalData = {
    dataDir: folder.dataDir,
    rivals: 2,
    rounds,
    counters: new Int32Array(new SharedArrayBuffer(8)),
  };
  const taken = await Promise.all(
    [1, 2].map(async () => {
      const rival = new Worker(new URL('lock-rival.ts', import.meta.url), { workerData });
      const [answer] = (await once(rival, 'message')) as [boolean[]];
      return answer;
    }),
  );
  for (let round = 0; round < rounds; round += 1) {
    assert.equal(taken.filter((of) => of[round]).length, 1, `round ${round}`);
  }
});
