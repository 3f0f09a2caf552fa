import assert from 'node:assert/strict';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { runCli } from '../fixtures/cli.ts';
import { mountMemory, remount } from '../fixtures/mounts.ts';
import { outputDigests, temporaryNames } from '../fixtures/outputs.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

test('folders of the data directory, and that for temporary files, may be file systems of their own', async (t) => {
  const folder = scratchFolder(t);
  const plain = join(folder, 'plain');
  assert.equal((await runCli(['run', '--sample', '--data-dir', plain])).code, 0);

  const dataDir = join(folder, 'data');
  using mounts = new DisposableStack();
  const temporary = join(folder, 'tmp');
  const folders = ['duckdb', 'datasets', 'state'].map((name) => join(dataDir, name));
  for (const own of [temporary, ...folders]) {
    const mount = mountMemory(t, own, '32m');
    if (mount === undefined) return;
    mounts.use(mount);
  }
  // not even writable: nothing of a run may depend on it
  remount(temporary, 'ro');
  const args = ['run', '--sample', '--data-dir', dataDir];
  for (const more of [['--min-rating', '7'], [], []]) {
    const run = await runCli([...args, ...more], { environment: { TMPDIR: temporary } });
    assert.equal(run.code, 0, run.stdout + run.stderr);
  }
  assert.deepEqual(await outputDigests(dataDir), await outputDigests(plain));
  assert.deepEqual(temporaryNames(dataDir), []);
  assert.equal(readdirSync(join(dataDir, 'duckdb')).length, 3, 'two snapshots and the link');
});

test('a disk that turns read-only ends with a clear message and changes nothing', async (t) => {
  const dataDir = join(scratchFolder(t), 'data');
  using mount = mountMemory(t, dataDir, '64m');
  if (mount === undefined) return;
  const run = async (...more: readonly string[]) =>
    runCli(['run', '--sample', '--data-dir', dataDir, ...more]);
  assert.equal((await run()).code, 0);
  const before = await outputDigests(dataDir);

  remount(dataDir, 'ro');
  const readOnly = await run('--min-rating', '7');
  assert.equal(readOnly.code, 2, readOnly.stdout);
  assert.match(readOnly.stderr, /cannot be used: its file system is read-only.*data-dir-unusable/);
  const similar = await runCli(['similar', 'Alien', '--data-dir', dataDir]);
  assert.equal(similar.code, 0, similar.stderr);

  remount(dataDir, 'rw');
  assert.deepEqual(await outputDigests(dataDir), before);
  assert.match((await run()).stdout, /0 tasks ran/);
});

test('a folder in the data directory that is read-only fails what writes there', async (t) => {
  const dataDir = join(scratchFolder(t), 'data');
  const run = async (...more: readonly string[]) =>
    runCli(['run', '--sample', '--data-dir', dataDir, ...more]);
  const published = join(dataDir, 'duckdb');
  using mount = mountMemory(t, published, '32m');
  if (mount === undefined) return;
  assert.equal((await run()).code, 0);
  const link = readlinkSync(join(published, 'films.duckdb'));

  remount(published, 'ro');
  const readOnly = await run('--min-rating', '7');
  assert.equal(readOnly.code, 1, readOnly.stderr);
  assert.match(
    readOnly.stdout,
    /PublishSnapshot failed .*the file system is read-only: \S+\/duckdb\/\S+/,
  );
  assert.equal(readlinkSync(join(published, 'films.duckdb')), link);

  remount(published, 'rw');
  const again = await run('--min-rating', '7');
  assert.equal(again.code, 0, again.stdout);
  assert.match(again.stdout, /1 task ran/);
});
