import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { imdbDataset } from '../imdb-dataset.ts';
import { datasetFileName, findDatasetFile, formatOf } from './formats.ts';
import { locateRows, readHeader } from './read-lines.ts';
import { verifyDataset, verifyStart } from './verify-dataset.ts';

const TEXT = '\uFEFFtconst\taverageRating\tnumVotes\r\ntt1\t6.5\t900\ntt2\t7.5\t\\N\ntt1\t8\t7';
const RATINGS = imdbDataset('title.ratings');

function folderOf(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-reader-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

const FORMATS = {
  'title.ratings.tsv.gz': (text: string) => gzipSync(text),
  'title.ratings.tsv': (text: string) => Buffer.from(text),
};

for (const [name, pack] of Object.entries(FORMATS)) {
  const write = (t: TestContext, text: string): string => {
    const path = join(folderOf(t), name);
    writeFileSync(path, pack(text));
    return path;
  };
  const verify = (path: string, largestTextBytes = 1e6): Promise<void> =>
    verifyDataset(path, RATINGS, { signal: new AbortController().signal, largestTextBytes });

  test(`the header and the rows of ${name} are found, byte order mark and CR aside`, async (t) => {
    const path = write(t, TEXT);
    assert.deepEqual(await readHeader(path), ['tconst', 'averageRating', 'numVotes']);
    assert.deepEqual(await locateRows(path, 'tconst', ['tt1'], 5), [2, 4]);
    assert.deepEqual(await locateRows(path, 'tconst', ['tt1', 'tt2'], 2), [2, 3]);
    assert.deepEqual(await locateRows(path, 'numVotes', ['1'], 2), []);
  });

  test(`${name} is verified to its end`, async (t) => {
    await verify(write(t, TEXT));
    const done: number[] = [];
    const path = write(t, TEXT);
    const signal = new AbortController().signal;
    await verifyDataset(path, RATINGS, { signal, progress: (told) => done.push(told.done) });
    assert.equal(done.at(-1), pack(TEXT).length);
    await assert.rejects(verify(write(t, TEXT), 20), /unpacks to more than 20 bytes/);
  });

  const FAULTS: readonly (readonly [string, string, RegExp])[] = [
    ['', 'source-empty', /contains no text|is empty/],
    ['tconst\taverageRating\tnumVotes\n', 'source-empty', /has a header but no rows/],
    ['tconst\tnumVotes\ntt1\t1\n', 'source-column', /line 1: missing column averageRating; the/],
    ['tconst\tTconst\ntt1\t1\n', 'source-header', /line 1: two columns are named "Tconst"/],
    [
      'tconst,averageRating,numVotes\ntt1,7,900\n',
      'source-column',
      /the header is "tconst,averageRating,numVotes", with "," where tabs must be$/,
    ],
    ['tconst\taverageRating;numVotes;x\n', 'source-column', /the header is "[^"]*"$/],
  ];
  for (const start of ['\uFEFF', '']) {
    test(`${name} in UTF-16 is refused by that, ${start === '' ? 'without' : 'with'} a byte order mark`, async (t) => {
      const wide = Buffer.from(start + TEXT.replace('\uFEFF', ''), 'utf16le');
      for (const bytes of [wide, Buffer.from(wide).swap16()]) {
        const path = join(folderOf(t), name);
        writeFileSync(path, name.endsWith('.gz') ? gzipSync(bytes) : bytes);
        await assert.rejects(verify(path), /title\.ratings\.tsv(\.gz)? is in UTF-16, .* UTF-8$/);
      }
    });
  }
  for (const [text, code, message] of FAULTS) {
    test(`${name} of ${JSON.stringify(text)} is refused`, async (t) => {
      await assert.rejects(verify(write(t, text)), (error: NodeJS.ErrnoException) => {
        assert.equal(error.code, code);
        assert.match(error.message, message);
        assert.ok(error.message.startsWith(name));
        return true;
      });
    });
  }
}

test('millions of empty lines are refused with the first of them, thousands are not', async (t) => {
  const [folder, signal] = [folderOf(t), new AbortController().signal];
  const rows = 'tconst\taverageRating\tnumVotes\ntt1\t6.5\t900\n';
  const ends = (end: string, count: number): string => `${rows}${end.repeat(count)}tt2\t7\t9\n`;
  for (const [name, pack] of Object.entries(FORMATS)) {
    const path = join(folder, name);
    writeFileSync(path, pack(ends('\n', 10_000)));
    await verifyDataset(path, RATINGS, { signal });
    for (const [end, count] of [
      ['\n', 12_000_000],
      ['\r\n', 6_000_000],
    ] as const) {
      writeFileSync(path, pack(ends(end, count)));
      await assert.rejects(verifyDataset(path, RATINGS, { signal }), {
        code: 'source-value',
        message: `${name}, line 3: from here on there are millions of empty lines`,
      });
    }
  }
});

test('the start of a file shows its kind; damage further on is left to its reader', async (t) => {
  const [folder, signal] = [folderOf(t), new AbortController().signal];
  const rows = Array.from({ length: 1e6 }, (_, i) => `tt${i}\t${(i * 7919) % 101}\t${i}\n`).join(
    '',
  );
  for (const [name, pack] of Object.entries(FORMATS)) {
    const path = join(folder, name);
    const packed = pack(`${TEXT}${rows}`);
    writeFileSync(path, packed.subarray(0, packed.length - 9));
    const done: number[] = [];
    await verifyStart(path, RATINGS, { signal, progress: (progress) => done.push(progress.done) });
    assert.ok((done.at(-1) ?? 0) < packed.length, 'not all of it is read');
    writeFileSync(path, pack(`${TEXT.replace('numVotes', 'votes')}${rows}`));
    await assert.rejects(verifyStart(path, RATINGS, { signal }), { code: 'source-column' });
    writeFileSync(path, pack('tconst\taverageRating\tnumVotes\n'));
    await assert.rejects(verifyStart(path, RATINGS, { signal }), { code: 'source-empty' });
  }
  const path = join(folder, 'title.ratings.tsv.gz');
  writeFileSync(path, '<html>');
  await assert.rejects(verifyStart(path, RATINGS, { signal }), { code: 'gzip-invalid' });
  await assert.rejects(
    verifyStart(path, RATINGS, { signal: AbortSignal.abort(new Error('stop')) }),
    {
      message: 'stop',
    },
  );
});

test('the format of a file is how its name ends', () => {
  assert.equal(formatOf('/a.tsv/title.basics.tsv.gz').ending, '.tsv.gz');
  assert.equal(formatOf('/a/title.basics.tsv').ending, '.tsv');
  assert.throws(
    () => formatOf('/a/title.basics.csv'),
    /the format of \/a\/title\.basics\.csv is unknown/,
  );
});

test('a dataset is found in a folder under its name there', (t) => {
  const folder = folderOf(t);
  assert.equal(findDatasetFile(folder, 'title.basics'), undefined);
  assert.equal(datasetFileName('articles'), 'articles.tsv.gz');
  const path = join(folder, datasetFileName('title.basics'));
  writeFileSync(path, '');
  assert.equal(findDatasetFile(folder, 'title.basics'), path);
});

test('zeros after a gzip stream, which zlib ignores, are refused', async (t) => {
  const path = join(folderOf(t), 'title.ratings.tsv.gz');
  writeFileSync(path, Buffer.concat([gzipSync(TEXT), Buffer.alloc(512)]));
  const { signal } = new AbortController();
  await assert.rejects(verifyDataset(path, RATINGS, { signal }), /other bytes follow the end/);
});

test('a file that is compressed twice is named as such', async (t) => {
  const path = join(folderOf(t), 'title.ratings.tsv.gz');
  writeFileSync(path, gzipSync(gzipSync(TEXT)));
  const { signal } = new AbortController();
  await assert.rejects(verifyDataset(path, RATINGS, { signal }), {
    code: 'gzip-invalid',
    message: 'title.ratings.tsv.gz is compressed twice; unpack it once',
  });
});
