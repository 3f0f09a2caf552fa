import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { hashFile } from '../../digest.ts';
import { outputBytes, outputContent, outputReasons, sameOutputs } from './outputs.ts';

function scratch(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const content = (kind: 'file' | 'directory', path: string) => outputContent(kind, path, hashFile);

test("a folder's content is its files at any depth by name, a file's the file itself", async (t) => {
  const folder = scratch(t);
  write(folder, { 'z.parquet': 'zz', 'genre=Drama/a.parquet': 'a', 'genre=Drama/b.parquet': '' });
  mkdirSync(join(folder, 'empty'));
  const found = await content('directory', folder);
  assert.deepEqual(
    found?.files.map(({ name, bytes }) => [name, bytes]),
    [
      ['genre=Drama/a.parquet', 1],
      ['genre=Drama/b.parquet', 0],
      ['z.parquet', 2],
    ],
  );
  assert.equal(outputBytes(found === null ? [] : [found]), 3);
  const file = await content('file', join(folder, 'z.parquet'));
  assert.equal(file?.digest, file?.files[0]?.sha256);
});

test('what is missing or of the other kind has no content; a link has that of its target', async (t) => {
  const folder = scratch(t);
  write(folder, { file: 'text' });
  symlinkSync('file', join(folder, 'link'));
  symlinkSync('nowhere', join(folder, 'dangling'));
  assert.equal(await content('file', join(folder, 'missing')), null);
  assert.equal(await content('file', folder), null);
  assert.equal(await content('directory', join(folder, 'file')), null);
  assert.equal(await content('file', join(folder, 'dangling')), null);
  assert.deepEqual(
    await content('file', join(folder, 'link')),
    await content('file', join(folder, 'file')),
  );
});

test('renaming a file in a folder changes its digest, and so does moving a byte', async (t) => {
  const digests = new Set<string>();
  for (const files of [
    { a: 'xy', b: 'z' },
    { a: 'x', b: 'yz' },
    { a: 'xy', c: 'z' },
    { a: 'xyz' },
  ]) {
    const folder = scratch(t);
    write(folder, files);
    digests.add((await content('directory', folder))?.digest ?? '');
  }
  assert.equal(digests.size, 4);
});

test('the reasons name each file that was changed, added or is missing', async (t) => {
  const folder = scratch(t);
  write(folder, { a: '1', b: '2', c: '3' });
  const before = await content('directory', folder);
  assert.ok(before);
  const recorded = { path: 'output/films', ...before };
  assert.deepEqual(outputReasons(recorded, before), []);
  assert.deepEqual(outputReasons(recorded, null), ['output missing: output/films']);
  write(folder, { a: '4', d: '5' });
  rmSync(join(folder, 'b'));
  assert.deepEqual(outputReasons(recorded, await content('directory', folder)), [
    'output was changed outside Reelated: output/films/a',
    'output missing: output/films/b',
    'output was changed outside Reelated: output/films/d',
  ]);
});

test('two lists of outputs are the same in any order, but not under other paths', () => {
  const one = { path: 'a', digest: '1', files: [] };
  const other = { path: 'b', digest: '2', files: [] };
  assert.ok(sameOutputs([one, other], [other, one]));
  assert.ok(!sameOutputs([one, other], [one]));
  assert.ok(!sameOutputs([one], [{ ...one, path: 'c' }]));
  assert.ok(!sameOutputs([one], [{ ...one, digest: '2' }]));
});
