import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../fixtures/cli.ts';
import { mountMemory, remount } from '../fixtures/mounts.ts';
import { temporaryNames } from '../fixtures/outputs.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

test('a full disk ends with a clear message, and a run after making room completes', async (t) => {
  const dataDir = join(scratchFolder(t), 'small');
  using mount = mountMemory(t, dataDir, '1500k');
  if (mount === undefined) return;
  const args = ['run', '--sample', '--data-dir', dataDir];
  const full = await runCli(args);
  assert.equal(full.code, 1, full.stdout + full.stderr);
  assert.match(full.stdout + full.stderr, /no space left|disk is full/i);
  assert.match(
    full.stdout + full.stderr,
    /\(more than [\d.]+ k?M?B needed, and [\d.]+ k?M?B free there; /,
  );
  assert.deepEqual(temporaryNames(dataDir), []);

  remount(dataDir, 'size=64m');
  const again = await runCli(args);
  assert.equal(again.code, 0, again.stdout + again.stderr);
  assert.match((await runCli(args)).stdout, /0 tasks ran/);
});
