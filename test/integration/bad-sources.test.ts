import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { UsageError } from '../../src/errors.ts';
import { IMDB_DATASETS } from '../../src/sources/imdb-dataset.ts';
import { verifyDataset } from '../../src/sources/reader/verify-dataset.ts';
import { QUIRKS, writeDatasets, type DatasetTexts } from '../fixtures/datasets.ts';
import { failureOf, runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

interface BadSource {
  readonly name: string;
  /** Spoils the folder of good files. */
  readonly spoil: (folder: string) => void;
  readonly code: string;
  readonly message: RegExp;
}

const gz = (folder: string, name: string): string => join(folder, `${name}.tsv.gz`);
const good = (name: string): Buffer => gzipSync(QUIRKS[name] ?? '');

function write(name: string, bytes: (whole: Buffer) => Buffer | string): BadSource['spoil'] {
  return (folder) => writeFileSync(gz(folder, name), bytes(good(name)));
}

function edit(name: string, change: (text: string) => string): BadSource['spoil'] {
  return (folder) => {
    const text = QUIRKS[name] ?? '';
    const changed = change(text);
    assert.notEqual(changed, text, 'the edit must change the file');
    writeDatasets(folder, { [name]: changed } satisfies DatasetTexts);
  };
}

const BAD_SOURCES: readonly BadSource[] = [
  {
    name: 'a web page saved as .gz',
    spoil: write('title.ratings', () => '<!DOCTYPE html><html><body>Not found</body></html>'),
    code: 'gzip-invalid',
    message:
      /title\.ratings\.tsv\.gz is not a gzip file: it starts with "<!DOCTYPE html>.*web page/,
  },
  {
    name: 'gzip cut in the middle',
    spoil: write('title.principals', (whole) => whole.subarray(0, whole.length / 2)),
    code: 'gzip-invalid',
    message: /title\.principals\.tsv\.gz is cut off: its \d+ bytes end in the middle/,
  },
  {
    name: 'gzip cut in its last bytes',
    spoil: write('name.basics', (whole) => whole.subarray(0, -3)),
    code: 'gzip-invalid',
    message: /name\.basics\.tsv\.gz is cut off/,
  },
  {
    name: 'gzip with a wrong checksum',
    spoil: write('title.basics', (whole) => {
      const bytes = Buffer.from(whole);
      bytes.writeUInt32LE((bytes.readUInt32LE(bytes.length - 8) ^ 1) >>> 0, bytes.length - 8);
      return bytes;
    }),
    code: 'gzip-invalid',
    message: /title\.basics\.tsv\.gz is damaged: its content does not match the gzip checksum/,
  },
  {
    name: 'bytes behind the end of the gzip',
    spoil: write('title.basics', (whole) => Buffer.concat([whole, Buffer.from('and so on')])),
    code: 'gzip-invalid',
    message: /title\.basics\.tsv\.gz is damaged: other bytes follow the end of the gzip stream/,
  },
  {
    name: 'a broken gzip behind a whole one',
    spoil: write('title.basics', (whole) => Buffer.concat([whole, Buffer.from('1f8b99', 'hex')])),
    code: 'gzip-invalid',
    message: /title\.basics\.tsv\.gz is (damaged|cut off)/,
  },
  {
    name: 'a file of no bytes',
    spoil: write('title.basics', () => ''),
    code: 'source-empty',
    message: /title\.basics\.tsv\.gz is empty/,
  },
  {
    name: 'a compressed file of no bytes',
    spoil: write('title.basics', () => gzipSync('')),
    code: 'source-empty',
    message: /title\.basics\.tsv\.gz contains no text/,
  },
  {
    name: 'a header without rows',
    spoil: edit('title.ratings', (text) => `${text.split('\n')[0]}\n`),
    code: 'source-empty',
    message: /title\.ratings\.tsv\.gz has a header but no rows/,
  },
  {
    name: 'a missing column',
    spoil: edit('title.ratings', (text) => text.replace('numVotes', 'votes')),
    code: 'source-column',
    message: /title\.ratings\.tsv\.gz, line 1: missing column numVotes/,
  },
  {
    name: 'a column that occurs twice',
    spoil: edit('title.ratings', (text) => text.replace('numVotes', 'tconst')),
    code: 'source-header',
    message: /title\.ratings\.tsv\.gz, line 1: two columns are named "tconst"/,
  },
  {
    name: 'a rating that is not a number',
    spoil: edit('title.ratings', (text) => text.replace('6.1\t501', 'good\t501')),
    code: 'source-value',
    message:
      /title\.ratings\.tsv\.gz, line 3: averageRating must be a number from 0 to 10, but it is "good"/,
  },
  {
    name: 'votes that are no whole number',
    spoil: edit('title.ratings', (text) => text.replace('6.1\t501', '6.1\tmany')),
    code: 'source-value',
    message: /title\.ratings\.tsv\.gz, line 3: numVotes must be a whole number, but it is "many"/,
  },
  {
    name: 'votes with a fraction',
    spoil: edit('title.ratings', (text) => text.replace('6.1\t501', '6.1\t501.7')),
    code: 'source-value',
    message: /title\.ratings\.tsv\.gz, line 3: numVotes must be a whole number, but it is "501\.7"/,
  },
  {
    name: 'a rating that cannot be',
    spoil: edit('title.ratings', (text) => text.replace('6.1\t501', '55.0\t501')),
    code: 'source-value',
    message: /title\.ratings\.tsv\.gz, line 3: averageRating must be a number from 0 to 10/,
  },
  {
    name: 'a rating of no title',
    spoil: edit('title.ratings', (text) => text.replace('tt0000012\t', '\\N\t')),
    code: 'source-value',
    message: /title\.ratings\.tsv\.gz, line 3: tconst must be an id such as tt0111161/,
  },
  {
    name: 'an ordering that is not a number',
    spoil: edit('title.principals', (text) => text.replace('\t10\t', '\tlast\t')),
    code: 'source-value',
    message: /title\.principals\.tsv\.gz, line 3: ordering must be a whole number/,
  },
  {
    name: 'a row with a field too many',
    spoil: edit('title.ratings', (text) => text.replace('6.1\t501', '6.1\t501\tx')),
    code: 'source-value',
    message: /title\.ratings\.tsv\.gz, line 3: expected 3 tab-separated fields, found 4/,
  },
  {
    name: 'bytes that are not UTF-8',
    spoil: (folder) => {
      const text = (QUIRKS['name.basics'] ?? '').replace('Zoë Ζωή', 'Zo\u00ff');
      writeFileSync(gz(folder, 'name.basics'), gzipSync(Buffer.from(text, 'latin1')));
    },
    code: 'source-value',
    message: /name\.basics\.tsv\.gz, line \d: the text is not UTF-8/,
  },
  {
    name: 'a title that occurs twice in title.basics, with two lengths',
    spoil: edit('title.basics', (text) => `${text}\n${text.split('\n')[1]?.replace('101', '9')}`),
    code: 'source-duplicate',
    message: /title\.basics\.tsv\.gz, lines 2 and 16: tconst tt0000010 occurs more than once/,
  },
  {
    name: 'a title that occurs twice in title.ratings',
    spoil: edit('title.ratings', (text) => `${text}tt0000010\t8.0\t900\n`),
    code: 'source-duplicate',
    message: /title\.ratings\.tsv\.gz, lines 2 and 16: tconst tt0000010/,
  },
  {
    name: 'a title that occurs twice, once below the filter',
    spoil: edit('title.ratings', (text) => `${text}tt0000010\t3.0\t9\n`),
    code: 'source-duplicate',
    message: /title\.ratings\.tsv\.gz, lines 2 and 16: tconst tt0000010/,
  },
  {
    name: 'a title that occurs twice, once as something else',
    spoil: edit(
      'title.basics',
      (text) => `${text}\n${text.split('\n')[1]?.replace('movie', 'short')}`,
    ),
    code: 'source-duplicate',
    message: /title\.basics\.tsv\.gz, lines 2 and 16: tconst tt0000010/,
  },
  {
    name: 'a title that occurs twice, once with fewer zeros',
    spoil(folder) {
      const line = (text = ''): string => text.split('\n')[1]?.replace('tt00000', 'tt') ?? '';
      writeDatasets(folder, {
        'title.basics': `${QUIRKS['title.basics']}\n${line(QUIRKS['title.basics'])}`,
        'title.ratings': `${QUIRKS['title.ratings']}${line(QUIRKS['title.ratings'])}\n`,
      });
    },
    code: 'source-duplicate',
    message: /title\.ratings\.tsv\.gz, lines 2 and 16: tconst tt0000010, also written tt10, occurs/,
  },
  {
    name: 'a column that occurs twice, but for letter case',
    spoil: edit('title.ratings', (text) => text.replace('numVotes', 'TConst')),
    code: 'source-header',
    message: /two columns are named "TConst"/,
  },
  {
    name: 'an invalid id',
    spoil: (folder) => {
      const spoilt = (name: string): string => (QUIRKS[name] ?? '').replaceAll('tt0000012', 'ttx');
      writeDatasets(folder, {
        'title.basics': spoilt('title.basics'),
        'title.ratings': spoilt('title.ratings'),
      });
    },
    code: 'source-value',
    message: /title\.basics\.tsv\.gz, line 3: tconst must be letters and a number.*"ttx"/,
  },
];

describe('a bad dataset file stops the run with one message, and nothing is published', () => {
  for (const { name, spoil, code, message } of BAD_SOURCES) {
    test(name, async (t) => {
      const folder = scratchFolder(t);
      const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
      spoil(datasets);
      const summary = await runPipeline(join(folder, 'data'), datasets);
      assert.equal(summary.status, 'failed');
      const failure = failureOf(summary);
      assert.equal(failure.code, code);
      assert.match(failure.message, message);
      assert.doesNotMatch(failure.message, /\n/);
      for (const final of ['output/films', 'output/csfilms', 'duckdb/films.duckdb']) {
        assert.equal(existsSync(join(folder, 'data', final)), false, final);
      }
    });
  }
});

test('a file of several gzip members is as good as one', async (t) => {
  const folder = scratchFolder(t);
  const whole = writeDatasets(join(folder, 'whole'), QUIRKS);
  const parts = writeDatasets(join(folder, 'parts'), QUIRKS);
  for (const [name, text] of Object.entries(QUIRKS)) {
    // cut in the middle of a line, as a compressor in blocks does it
    const cut = Math.floor(text.length / 3);
    const members = [text.slice(0, cut), '', text.slice(cut)].map((part) => gzipSync(part));
    writeFileSync(gz(parts, name), Buffer.concat(members));
  }
  const [a, b] = ['a', 'b'].map((name) => join(folder, name)) as [string, string];
  const settings = { task: 'PrepFilms' };
  assert.equal((await runPipeline(a, whole, settings)).status, 'succeeded');
  assert.equal((await runPipeline(b, parts, settings)).status, 'succeeded');
  for (const name of ['films', 'people', 'credits', 'alternate_titles']) {
    const file = join('output', name, `${name}.parquet`);
    assert.deepEqual(readFileSync(join(b, file)), readFileSync(join(a, file)), name);
  }
});

test('a file that unpacks to more than the limit is given up', async (t) => {
  const path = join(scratchFolder(t), 'title.ratings.tsv.gz');
  writeFileSync(path, gzipSync(Buffer.alloc(64 << 20, 'tconst\n')));
  const [dataset] = IMDB_DATASETS;
  assert.ok(dataset);
  const limits = { signal: new AbortController().signal, largestTextBytes: 8 << 20 };
  await assert.rejects(verifyDataset(path, dataset, limits), {
    code: 'gzip-invalid',
    message: /title\.ratings\.tsv\.gz unpacks to more than 8388608 bytes/,
  });
});

test('what was published stays when the next files are bad', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  await runPipeline(join(folder, 'data'), datasets);
  write('title.basics', (whole) => whole.subarray(0, -20))(datasets);
  const summary = await runPipeline(join(folder, 'data'), datasets);
  assert.equal(summary.status, 'failed');
  assert.equal(existsSync(join(folder, 'data/duckdb/films.duckdb')), true);
  assert.equal(existsSync(join(folder, 'data/output/films/films.parquet')), true);
});

test('a missing folder or file is wrong use: nothing is started', async (t) => {
  const folder = scratchFolder(t);
  const isUsage = (pattern: RegExp) => (error: unknown) =>
    error instanceof UsageError && error.code === 'datasets-missing' && pattern.test(error.message);
  const nowhere = join(folder, 'nowhere');
  await assert.rejects(runPipeline(join(folder, 'data'), nowhere), isUsage(/does not exist/));
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  rmSync(gz(datasets, 'name.basics'));
  rmSync(gz(datasets, 'title.ratings'));
  await assert.rejects(
    runPipeline(join(folder, 'data'), datasets),
    isUsage(/lacks title\.ratings\.tsv\.gz, name\.basics\.tsv\.gz/),
  );
  mkdirSync(join(folder, 'empty'));
  await assert.rejects(runPipeline(join(folder, 'data'), join(folder, 'empty')), isUsage(/lacks/));
  assert.equal(existsSync(join(folder, 'data')), false);
});
