import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../fixtures/cli.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

/** Mounts a small file system in memory; false where this user may not. */
function mountSmall(folder: string, size: string): boolean {
  try {
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

test('a full disk ends with a clear message, and a run after making room completes', async (t) => {
  const dataDir = join(scratchFolder(t), 'small');
  if (!mountSmall(dataDir, '1500k')) {
    t.skip('only root may mount a file system');
    return;
  }
  try {
    const args = ['run', '--sample', '--data-dir', dataDir];
    const full = await runCli(args);
    assert.equal(full.code, 1, full.stdout + full.stderr);
    assert.match(full.stdout + full.stderr, /no space left|disk is full/i);
    assert.deepEqual(
      readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
        name.endsWith('.tmp'),
      ),
      [],
    );

    execFileSync('mount', ['-o', 'remount,size=64m', dataDir]);
    const again = await runCli(args);
    assert.equal(again.code, 0, again.stdout + again.stderr);
    assert.match((await runCli(args)).stdout, /0 tasks ran/);
  } finally {
    execFileSync('umount', [dataDir]);
  }
});
