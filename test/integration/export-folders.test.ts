import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { FilmParquet } from '../../src/search/parquet/film-parquet.ts';
import {
  makeExportFolder,
  removeAbandonedFolders,
} from '../../src/search/parquet/export-folder.ts';
import { createFilmApp } from '../fixtures/film-app.ts';
import { mountMemory } from '../fixtures/mounts.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

/** Lets this process use another folder for temporary files. */
function useTemporaryFolder(t: TestContext, folder: string): void {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  t.after(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  });
}

test('what killed servers have left is removed, and nothing else', async (t) => {
  const folder = scratchFolder(t);
  useTemporaryFolder(t, folder);
  await using mine = await makeExportFolder();
  const ended = spawn(process.execPath, ['-e', '']);
  await once(ended, 'exit');
  const old = new Date(Date.now() - 2 * 86_400_000);
  const left = (name: string, at = new Date()): string => {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, '1.parquet'), 'PAR1');
    utimesSync(join(folder, name), at, at);
    return name;
  };
  left(`reelated-export-${ended.pid}-abcDEF`);
  // in a container, the server before this one had the same number
  left(`reelated-export-${process.pid}-abcDEF`);
  left('reelated-export-abcDEF', old);
  const kept = [
    left(`reelated-export-${process.ppid}-abcDEF`),
    left('reelated-export-ABCdef'),
    left('reelated-export-mine', old),
    left('reelated-marked-abcDEF', old),
  ];
  await removeAbandonedFolders();
  const names = readdirSync(folder).map((name) => join(folder, name));
  assert.deepEqual(
    names.toSorted(),
    [mine.path, ...kept.map((name) => join(folder, name))].toSorted(),
  );
});

test('a missing folder for temporary files is a 503 with a code, and its return a cure', async (t) => {
  const folder = join(scratchFolder(t), 'tmp');
  await using fixture = await createFilmApp();
  useTemporaryFolder(t, folder);
  const parquet = async () => fixture.app.inject('/film/search?format=parquet');
  const isRefused = async (): Promise<void> => {
    const answer = await parquet();
    assert.equal(answer.statusCode, 503, answer.body);
    assert.equal(answer.json().code, 'storage-unavailable');
    assert.ok(Number(answer.headers['retry-after']) > 0);
    assert.ok(!answer.body.includes(folder));
  };
  await isRefused();
  mkdirSync(folder);
  assert.equal((await parquet()).statusCode, 200);
  // while the instance that writes into it is open
  rmSync(folder, { recursive: true });
  await isRefused();
  assert.equal((await fixture.app.inject('/film/search?format=csv')).statusCode, 200);
  mkdirSync(folder);
  assert.equal((await parquet()).statusCode, 200);
});

test('a full folder for temporary files is a 503 with a code, and room in it a cure', async (t) => {
  const folder = join(scratchFolder(t), 'tmp');
  await using fixture = await createFilmApp();
  using mount = mountMemory(t, folder, '64k');
  if (mount === undefined) return;
  useTemporaryFolder(t, folder);
  const parquet = new FilmParquet(fixture.snapshot.database.path);
  const filmIds = Int32Array.from({ length: 100 }, () => 120737);
  // fills what there is
  assert.throws(() => writeFileSync(join(folder, 'filler'), Buffer.alloc(128 * 1024)), /ENOSPC/);
  await assert.rejects(parquet.write({ filmIds }), { code: 'storage-unavailable' });
  rmSync(join(folder, 'filler'));
  const file = await parquet.write({ filmIds });
  assert.ok((await file.stat()).size > 100);
  await file.close();
  await parquet[Symbol.asyncDispose]();
});
