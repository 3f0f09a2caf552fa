import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDigestCache } from './state/freshness/digest-cache.ts';
import { digestOfList, hashFile, sha256Of } from './digest.ts';
import { fingerprintReasons, type Fingerprint } from './state/freshness/fingerprint.ts';
import { stableNames } from './state/stable-name.ts';

const RUN = '20260101T000000Z-0000';

function cacheFolder() {
  const dataDir = mkdtempSync(join(tmpdir(), 'digest-'));
  mkdirSync(join(dataDir, 'state'));
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  return { dataDir, file: join(dataDir, 'file'), [Symbol.dispose]: remove };
}

/** What the cache remembers of a file; the digest is replaced by another to see where it is used. */
function rememberedAs(dataDir: string, sha256: string): void {
  const path = join(dataDir, 'state/digests.json');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/[0-9a-f]{64}/g, sha256));
}

const ELSEWHERE = 'e'.repeat(64);

test('a file is hashed as sha256sum does it', async () => {
  using folder = cacheFolder();
  writeFileSync(folder.file, 'abc');
  const sha256 = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
  assert.deepEqual(await hashFile(folder.file), { bytes: 3, sha256 });
  assert.equal(sha256Of('abc'), sha256);
});

test('a list has the same digest in any order', () => {
  const [a, b] = [
    { name: 'a', bytes: 1, sha256: sha256Of('a') },
    { name: 'b', bytes: 1, sha256: sha256Of('b') },
  ];
  assert.equal(digestOfList([a, b]), digestOfList([b, a]));
  assert.notEqual(digestOfList([a, b]), digestOfList([{ ...a, name: 'c' }, b]));
});

test('a file that was written a moment ago is not remembered', async () => {
  using folder = cacheFolder();
  writeFileSync(folder.file, 'abc');
  const cache = await openDigestCache(folder.dataDir);
  await cache.ofFile(folder.file);
  await cache.save(RUN);
  assert.equal(readFileSync(join(folder.dataDir, 'state/digests.json'), 'utf8'), '{}\n');
});

test('an unchanged file is not read again, a changed one is', async () => {
  using folder = cacheFolder();
  writeFileSync(folder.file, 'abc');
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const cache = await openDigestCache(folder.dataDir);
  await cache.ofFile(folder.file);
  await cache.save(RUN);
  rememberedAs(folder.dataDir, ELSEWHERE);
  const later = await openDigestCache(folder.dataDir);
  assert.equal((await later.ofFile(folder.file)).sha256, ELSEWHERE);

  // The same size and modification time: the change time differs.
  writeFileSync(folder.file, 'abd');
  utimesSync(folder.file, new Date(0), new Date(0));
  assert.equal((await later.ofFile(folder.file)).sha256, sha256Of('abd'));
});

test('entries of a cache that are no digests are ignored', async () => {
  using folder = cacheFolder();
  writeFileSync(folder.file, 'abc');
  for (const corrupt of ['', 'null', '[1]', JSON.stringify({ [folder.file]: { stamp: 1 } })]) {
    writeFileSync(join(folder.dataDir, 'state/digests.json'), corrupt);
    const cache = await openDigestCache(folder.dataDir);
    assert.equal((await cache.ofFile(folder.file)).sha256, sha256Of('abc'));
  }
});

test('paths get the shortest names that distinguish them', () => {
  assert.deepEqual(stableNames(['/r/films/prep.sql', '/r/terms/prep.sql', '/r/a.ts']), [
    'films/prep.sql',
    'terms/prep.sql',
    'a.ts',
  ]);
  assert.deepEqual(stableNames(['/a/x/f.sql', '/b/x/f.sql']), ['a/x/f.sql', 'b/x/f.sql']);
});

test('the reasons for a rebuild are words for a person', () => {
  const before: Fingerprint = {
    code: { 'prep-films.sql': '1', 'old.sql': '1' },
    parameters: { minRating: 6, kinds: { b: 1, a: [2] }, region: 'US' },
    inputs: { 'title.basics.tsv.gz': '1', 'output/films of PrepFilms': '1', 'gone.tsv': '1' },
    engine: null,
  };
  const after: Fingerprint = {
    code: { 'prep-films.sql': '2', 'new.sql': '1' },
    parameters: { kinds: { a: [2], b: 1 }, minRating: 7, votes: 5 },
    inputs: { 'title.basics.tsv.gz': '2', 'output/films of PrepFilms': '2', 'gone.tsv': 'missing' },
    engine: 'duckdb v1.5.5',
  };
  assert.deepEqual(fingerprintReasons(before, before), []);
  assert.deepEqual(fingerprintReasons(before, after), [
    'code added: new.sql',
    'code removed: old.sql',
    'code changed: prep-films.sql',
    'parameter minRating: 6 → 7',
    'parameter region: US → none',
    'parameter votes: none → 5',
    'input gone.tsv is missing',
    'input output/films of PrepFilms changed',
    'input title.basics.tsv.gz changed',
    'engine none → duckdb v1.5.5',
  ]);
});
