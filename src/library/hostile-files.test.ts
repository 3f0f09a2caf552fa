import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { cpuMs } from '../../test/fixtures/cpu-time.ts';
import { LibraryError } from './library-error.ts';
import { readLibraryFile } from './read-library-file.ts';
import { assertRefused, bytesOf, readText } from './testing/read-text.ts';

test('a quotation mark that closes lines later gives up its own line alone', async () => {
  const text =
    'Const,Your Rating,Title\ntt0078748,9,"Open\ntt0113277,8,Heat\ntt0211915,8,"Closed\ntt0012349,9,The Kid\n';
  const { entries, notUnderstood } = await readText('ratings.csv', text);
  assert.deepEqual(
    entries.map(({ line }) => line),
    [3, 5],
  );
  assert.deepEqual(
    notUnderstood.map(({ line }) => line),
    [2, 4],
  );
});

test('a quotation mark inside a quoted title is kept', async () => {
  const { entries } = await readText('r.csv', 'Const,Title\ntt0090555,""Crocodile" Dundee"\n');
  assert.deepEqual(
    entries.map(({ filmId }) => filmId),
    [90_555],
  );
});

test('a file full of open quotation marks ends soon, and says where', async () => {
  const text = `Const,Your Rating,Title\n${'tt0078748,9,"Open\n'.repeat(100_000)}`;
  const started = cpuMs();
  const { notUnderstood } = await readText('ratings.csv', text);
  assert.ok(cpuMs() - started < 20_000);
  assert.match(notUnderstood.at(-1)?.why ?? '', /nothing was read from here on/);
});

test('cells of megabytes are named as such, at once', async () => {
  const started = cpuMs();
  for (const long of [' '.repeat(2e6), ', a ('.repeat(4e5), '(1999'.repeat(4e5), '"'.repeat(2e6)]) {
    const cell = `"x${long.replaceAll('"', '""')}y"`;
    const criticker = await readText('c.csv', `Score,Title,Year\n9,${cell},1999\n`);
    assert.match(criticker.notUnderstood[0]?.why ?? '', /the title is too long/);
  }
  assert.ok(cpuMs() - started < 20_000);
});

test('lines of several encodings are each read in their own', async () => {
  const bytes = Buffer.concat([
    Buffer.from('imdb_id,title\ntt0211915,Amélie\n'),
    Buffer.from('tt0110413,L\u00e9on\n', 'latin1'),
    Buffer.from('tt0245429,千と千尋\n'),
  ]);
  const { entries } = await readLibraryFile('mixed.csv', bytes);
  assert.deepEqual(
    entries.map(({ title }) => title),
    ['Amélie', 'Léon', '千と千尋'],
  );
});

test('files of no known kind are refused by name', async () => {
  const unknown = 'library-unknown';
  await assertRefused('a.csv', bytesOf('a,b\n1,2\n'), unknown, /^a\.csv: .*IMDb, Letterboxd/);
  await assertRefused('a.csv', bytesOf(''), unknown, /the file is empty/);
  await assertRefused('a.csv', bytesOf(' \n\n'), unknown, /the file is empty/);
  await assertRefused('a.json', bytesOf('{"a": 1}'), unknown, /not a list of films/);
  await assertRefused('a.json', bytesOf('[{"rating": 5,'), unknown, /not a list of films/);
  await assertRefused(
    'a.xls',
    Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0]),
    unknown,
    /not a text file/,
  );
  await assertRefused(
    'a.csv',
    bytesOf('<!DOCTYPE html><p>Sign in</p>'),
    unknown,
    /not a list of films/,
  );
});

test('a file of 200 MB is refused at once', async () => {
  const bytes = new Uint8Array(200 * 2 ** 20);
  const started = cpuMs();
  await assertRefused(
    'big.csv',
    bytes,
    'library-too-large',
    /the file is 200 MB, above the limit of 32 MB/,
  );
  assert.ok(cpuMs() - started < 5000);
});

test('a file that names a million films is refused within seconds', async () => {
  const lines = Array.from({ length: 1_000_000 }, (_, i) => `tt${String(i + 1).padStart(7, '0')}`);
  const started = cpuMs();
  await assertRefused(
    'all.txt',
    bytesOf(lines.join('\n')),
    'library-too-large',
    /more than 200,000 lines/,
  );
  assert.ok(cpuMs() - started < 20_000);
});

test('no bytes make the reader fail in any other way than by its own errors', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'binary' }).map(bytesOf),
        fc.string().map((text) => bytesOf(`Const,Your Rating\n${text}`)),
        fc.json().map(bytesOf),
        fc.uint8Array().map((bytes) => Uint8Array.from([0x50, 0x4b, 3, 4, ...bytes])),
      ),
      async (bytes) => {
        await readLibraryFile('any', bytes).catch((error: unknown) => {
          assert.ok(error instanceof LibraryError, String(error));
        });
      },
    ),
  );
});
