import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LibraryError } from '../library-error.ts';
import { LIBRARY_LIMITS } from '../library-limits.ts';
import { readLibraryFile } from '../read-library-file.ts';
import { zipOf } from '../testing/zip-of.ts';

const RATINGS = 'Date,Name,Year,Letterboxd URI,Rating\n2020-05-01,Alien,1979,https://boxd.it/a,4\n';
const FILMS = 'Date,Name,Year,Letterboxd URI\n2020-05-01,Alien,1979,https://boxd.it/a\n';

const refusal = (code: string, message: RegExp) => (error: unknown) => {
  assert.ok(error instanceof LibraryError);
  assert.equal(error.code, code);
  assert.match(error.message, message);
  assert.match(error.message, /^export\.zip/);
  return true;
};

async function assertRefused(bytes: Uint8Array, code: string, message: RegExp): Promise<void> {
  await assert.rejects(readLibraryFile('export.zip', bytes), refusal(code, message));
}

test('an empty archive is refused', async () => {
  await assertRefused(await zipOf({}), 'library-unknown', /archive is empty/);
});

test('an archive of something else is refused, with the names of its files', async () => {
  const photos = await zipOf({ 'a.jpg': 'x', 'readme.txt': 'Photos of last summer.' });
  await assertRefused(
    photos,
    'library-unknown',
    /it contains no list of films, only readme\.txt; .*Letterboxd/,
  );
});

test('a spreadsheet is refused, with what to do', async () => {
  const excel = await zipOf({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' });
  await assertRefused(excel, 'library-unknown', /this is a spreadsheet; save it as CSV/);
});

test('an archive with a password is refused', async () => {
  const locked = await zipOf({ 'ratings.csv': RATINGS }, { password: 'secret' });
  await assertRefused(locked, 'library-damaged', /has a password/);
});

test('an archive that ends early, or is changed inside, is refused', async () => {
  const bytes = await zipOf({ 'ratings.csv': RATINGS.repeat(50) });
  await assertRefused(bytes.subarray(0, bytes.length - 30), 'library-damaged', /download it again/);
  const changed = Uint8Array.from(bytes);
  changed.fill(0xaa, 60, 80);
  await assertRefused(changed, 'library-damaged', /download it again/);
});

test('a zip bomb is refused before it is unpacked', async () => {
  const bomb = await zipOf({ 'ratings.csv': new Uint8Array(20 * 2 ** 20) });
  await assertRefused(bomb, 'library-too-large', /ratings\.csv unpacks to \d+ times its size/);
});

test('a file that is larger than the archive says ends the reading', async () => {
  const bytes = await zipOf({ 'ratings.csv': new Uint8Array(4 * 2 ** 20) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === 4 * 2 ** 20) view.setUint32(at, 1000, true);
  }
  await assertRefused(bytes, 'library-damaged', /download it again/);
});

test('too many files, or too much in all, is refused', async () => {
  const many = await zipOf({ 'a.csv': RATINGS, 'b.csv': RATINGS, 'c.csv': RATINGS });
  const few = { ...LIBRARY_LIMITS, archiveFiles: 2 };
  await assert.rejects(
    readLibraryFile('export.zip', many, { limits: few }),
    refusal('library-too-large', /more than 2 files/),
  );
  const small = { ...LIBRARY_LIMITS, unpackedBytes: 200 };
  await assert.rejects(
    readLibraryFile('export.zip', many, { limits: small }),
    refusal('library-too-large', /the archive unpacks to/),
  );
});

test('an archive in an archive is not opened, and named', async () => {
  const inner = await zipOf({ 'ratings.csv': RATINGS });
  const outer = await zipOf({ 'watched.csv': FILMS, 'more/inner.zip': inner });
  const { entries, refused } = await readLibraryFile('export.zip', outer);
  assert.equal(entries.length, 1);
  assert.deepEqual(
    refused.map(({ file }) => file),
    ['export.zip/more/inner.zip'],
  );
  const alone = await zipOf({ 'inner.zip': inner });
  await assertRefused(alone, 'library-unknown', /an archive within an archive is not opened/);
});

test('a path that leaves the archive is refused', async () => {
  const bytes = await zipOf({ 'ab/ratings.csv': RATINGS });
  const text = Buffer.from(bytes).toString('latin1').replaceAll('ab/ratings', '../ratings');
  await assertRefused(Buffer.from(text, 'latin1'), 'library-damaged', /export\.zip/);
});

test('an archive in the format for large files is read', async () => {
  const large = await zipOf({ 'ratings.csv': RATINGS }, { zip64: true });
  const { entries } = await readLibraryFile('export.zip', large);
  assert.equal(entries[0]?.rating, 8);
});

test('of Letterboxd’s archive, names say what films are, and deleted ones are left out', async () => {
  const diary = `${FILMS.split('\n')[0]},Rating,Rewatch,Tags,Watched Date\n2019-01-01,Alien,1979,x,1,,,2019-01-01\n`;
  const bytes = await zipOf({
    'comments.csv': 'Date,Content\n2020-01-01,hello\n',
    'deleted/diary.csv': diary,
    'diary.csv': diary,
    'likes/films.csv': FILMS,
    'likes/lists.csv': 'Date,URL\n2020-01-01,https://boxd.it/x\n',
    'lists/best.csv':
      'Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2020-01-01,Best,,,\n\nPosition,Name,Year,URL,Description\n1,Alien,1979,x,\n',
    'orphaned/diary.csv': diary,
    'profile.csv': 'Date Joined,Username\n2019-10-03,someone\n',
    'ratings.csv': RATINGS,
    'watched.csv': FILMS,
    'watchlist.csv': FILMS,
  });
  const library = await readLibraryFile('letterboxd-export.zip', bytes);
  const marks = library.entries.map(({ file, mark, rating }) => [file, mark, rating]);
  const inside = (path: string) => `letterboxd-export.zip/${path}`;
  assert.deepEqual(marks, [
    [inside('diary.csv'), 'seen', undefined],
    [inside('likes/films.csv'), 'liked', undefined],
    [inside('lists/best.csv'), 'listed', undefined],
    [inside('ratings.csv'), 'rated', 8],
    [inside('watched.csv'), 'seen', undefined],
    [inside('watchlist.csv'), 'watchlist', undefined],
  ]);
  assert.deepEqual(library.questions, []);
  assert.deepEqual(library.refused, []);
  assert.deepEqual([...library.ignored].sort(), [
    inside('comments.csv'),
    inside('deleted/diary.csv'),
    inside('likes/lists.csv'),
    inside('orphaned/diary.csv'),
    inside('profile.csv'),
  ]);
});
