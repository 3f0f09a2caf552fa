import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { parquetPattern } from '../../duckdb/columns.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { querySql } from '../../duckdb/sql-file.ts';
import { SourceError } from '../../sources/source-error.ts';
import { runTask } from '../testing/film-parquet.ts';
import { ownTerms } from './own-terms.ts';
import { ownTermsFile } from './own-terms-file.ts';

type Files = Readonly<Record<string, string | Buffer>>;

/** Runs OwnTerms on files in a folder whose name would be a partition, and returns what it wrote. */
async function read(t: TestContext, files: Files) {
  const scratch = await mkdtemp(join(tmpdir(), 'reelated-own [1]*-'));
  const folder = join(scratch, 'term=x');
  await mkdir(folder);
  t.after(() => rm(scratch, { recursive: true }));
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const [index, content] of Object.values(files).entries()) {
    await writeFile(paths[index] ?? '', content);
  }
  const { task, terms } = ownTerms(paths, folder);
  const { report } = await runTask(task);
  using session = await openDuckDB({ threads: 1 });
  const rows = await querySql(
    session.connection,
    'FROM read_parquet($terms, hive_partitioning = false)',
    { terms: parquetPattern(terms.path) },
  );
  return { rows: rows.map((row) => Object.values(row)), report };
}

/** The code and the message with which OwnTerms refuses a file. */
async function refusal(t: TestContext, name: string, content: string | Buffer): Promise<string> {
  try {
    await read(t, { [name]: content });
  } catch (error) {
    if (error instanceof SourceError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'accepted';
}

const HEADER = 'tconst\tfield\tterm\tweight\tlabel\n';
const tsv = (...rows: readonly string[]): string => HEADER + rows.join('\n');

test('rows become terms, with weight 1 and no label unless given', async (t) => {
  const { rows, report } = await read(t, {
    'a.tsv': tsv('tt0000002\tmood\tbleak\t2.5\tBleak', 'tt0000001\tmood\t"dry" wit\t\t\\N'),
  });
  assert.deepEqual(rows, [
    [1, 'mood', '"dry" wit', 1, null],
    [2, 'mood', 'bleak', 2.5, 'Bleak'],
  ]);
  assert.deepEqual(report?.notes, ['mood: 2 terms in 2 rows']);
  assert.deepEqual(report.warnings, []);
});

test('columns are found by name, in any order, and others are ignored', async (t) => {
  const { rows } = await read(t, { 'a.tsv': 'term\trow\ttconst\tfield\nx\t9\tTT7\tmood\n' });
  assert.deepEqual(rows, [[7, 'mood', 'x', 1, null]]);
});

for (const [kind, end] of [
  ['LF', '\n'],
  ['CRLF', '\r\n'],
] as const) {
  test(`quotes and blank lines of CSV with ${kind} are understood`, async (t) => {
    const lines = ['\uFEFF"tconst",field,term', 'tt1,mood,"a ""b"", c"', '', 'tt2,mood,d'];
    const { rows } = await read(t, { 'a.csv': lines.join(end) });
    assert.deepEqual(rows, [
      [1, 'mood', 'a "b", c', 1, null],
      [2, 'mood', 'd', 1, null],
    ]);
  });
}

test('gzip and several files are read together, each term of a film once', async (t) => {
  const { rows, report } = await read(t, {
    'a.tsv.gz': gzipSync(tsv('tt1\tmood\tx\t2\tX', 'tt1\tmood\tx\t3\t')),
    'b.csv.gz': gzipSync('tconst,field,term\ntt1,mood,x\ntt1,pace,slow\n'),
  });
  assert.deepEqual(rows, [
    [1, 'mood', 'x', 3, 'X'],
    [1, 'pace', 'slow', 1, null],
  ]);
  assert.deepEqual(report?.warnings, [
    'rows repeat a term of the same film; the greatest weight counts: 2 (first: a.tsv.gz, line 3)',
  ]);
});

async function parquet(statement: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'reelated-own-'));
  const path = join(folder, 'x.parquet');
  using session = await openDuckDB();
  await session.connection.run(`COPY (${statement}) TO $path (FORMAT parquet)`, { path });
  const content = await readFile(path);
  await rm(folder, { recursive: true });
  return content;
}

test('Parquet is read whatever the types of its columns', async (t) => {
  const { rows } = await read(t, {
    'a.parquet': await parquet(
      "SELECT 'tt1' AS tconst, 'decade' AS field, 1990 AS term, 0.25::FLOAT AS weight, [1] AS more",
    ),
  });
  assert.deepEqual(rows, [[1, 'decade', '1990', 0.25, null]]);
});

test('terms are trimmed, put on one line and composed, so that equal texts are equal', async (t) => {
  const { rows } = await read(t, {
    'a.csv': 'tconst,field,term\ntt1,mood," cafe\u0301\n noir "\ntt2,mood,caf\u00e9 noir\n',
  });
  assert.deepEqual(rows, [
    [1, 'mood', 'café noir', 1, null],
    [2, 'mood', 'café noir', 1, null],
  ]);
});

test('empty and overlong terms are left out, long labels are cut, and the run says where', async (t) => {
  const { rows, report } = await read(t, {
    'a.tsv': tsv(
      'tt1\tmood\t \t\t',
      'tt1\tmood\t\\N\t\t',
      `tt1\tmood\t${'y'.repeat(10_000)}\t\t`,
      `tt1\tmood\tx\t\t${'z'.repeat(10_000)}`,
    ),
  });
  assert.deepEqual(rows, [[1, 'mood', 'x', 1, 'z'.repeat(200)]]);
  assert.deepEqual(report?.warnings, [
    'rows without a term were left out: 2 (first: a.tsv, line 2)',
    'labels longer than 200 characters were cut: 1 (first: a.tsv, line 5)',
    'terms longer than 200 characters were left out: 1 (first: a.tsv, line 4)',
  ]);
});

for (const weight of ['NaN', 'inf', '-inf', '-1', '0', '1e300', '1e-300', 'much', '1,5', '0x10']) {
  test(`the weight ${weight} is refused by line`, async (t) => {
    const message = await refusal(
      t,
      'a.tsv',
      tsv('tt1\tmood\tx\t1\t', `tt2\tmood\tx\t${weight}\t`),
    );
    assert.equal(
      message,
      `source-value: a.tsv, line 3: weight must be a number from 0.000001 to 1000000, but it is "${weight}"; correct it, or leave it empty for 1`,
    );
  });
}

for (const [what, rows, message] of [
  [
    'a title in place of an id',
    ['Alien\tmood\tx\t\t', 'tt1\tmood\tx\t\t', '\tmood\tx\t\t'],
    'a.tsv, line 2: tconst must be an IMDb title id such as tt0078748, but it is "Alien"; correct the id or remove the row (and 1 other row with faults)',
  ],
  [
    'an id that is too long',
    ['tt12345678901\tmood\tx\t\t'],
    'a.tsv, line 2: tconst must be an IMDb title id such as tt0078748, but it is "tt12345678901"; correct the id or remove the row',
  ],
  [
    'the name of a built-in field',
    ['tt1\tgenre\tx\t\t'],
    'a.tsv, line 2: field "genre" has a meaning already; choose another name, such as "my-genre"',
  ],
  [
    'the name of a group',
    ['tt1\tpeople\tx\t\t'],
    'a.tsv, line 2: field "people" has a meaning already; choose another name, such as "my-people"',
  ],
  [
    'the name of what every object has',
    ['tt1\tconstructor\tx\t\t'],
    'a.tsv, line 2: field "constructor" has a meaning already; choose another name, such as "my-constructor"',
  ],
  ...['Mood', 'my mood', 'é', '1st', '_x', '', "x'; DROP TABLE films", 'm'.repeat(41)].map(
    (field): [string, readonly string[], string] => [
      `the field "${field}"`,
      [`tt1\t${field}\tx\t\t`],
      `a.tsv, line 2: field must be 1 to 40 lower-case letters, digits, - or _, with a letter first, but it is "${field}"; rename the field`,
    ],
  ),
] as const) {
  test(`${what} is refused by line`, async (t) => {
    assert.equal(await refusal(t, 'a.tsv', tsv(...rows)), `source-value: ${message}`);
  });
}

test('the line is that of the file, with blank lines and lines in quotes before it', async (t) => {
  const before = 'tconst,field,term,weight\ntt1,mood,"a\nb",1\n\n';
  assert.match(
    await refusal(t, 'a.csv', `${before}tt2,mood,c,nan\n`),
    /^source-value: a\.csv, line 5: weight must be /,
  );
  assert.equal(
    await refusal(t, 'a.csv', `${before}tt2,mood,c\n`),
    'source-value: a.csv, line 5: expected 4 comma-separated fields, found 3',
  );
});

test('a bad row of Parquet is named by its number', async (t) => {
  const content = await parquet(
    "SELECT 'tt' || n AS tconst, 'mood' AS field, 'x' AS term, if(n = 3, 'nan', '1')::DOUBLE AS weight FROM range(1, 5) AS t(n)",
  );
  assert.match(
    await refusal(t, 'a.parquet', content),
    /^source-value: a\.parquet, row 3: weight must be .* but it is "nan"/,
  );
});

test('a file without a header is refused at once, with the columns that were found', async (t) => {
  assert.equal(
    await refusal(t, 'a.tsv', 'tt1\tmood\tx\n'),
    'source-column: a.tsv: no column named tconst, field, term; the first row must name the columns tconst, field, term, weight, label (the last two are optional), but it has "tt1", "mood", "x"',
  );
  assert.match(
    await refusal(t, 'a.parquet', await parquet("SELECT 'tt1' AS tconst, 'x' AS term")),
    /^source-column: a\.parquet: no column named field; .* but it has "tconst", "term"$/,
  );
  assert.match(
    await refusal(t, 'a.tsv', 'tconst\tfield\tterm\tTerm\ntt1\tmood\tx\ty\n'),
    /^source-header: a\.tsv, line 1: two columns are named "term"/,
  );
});

test('files that are empty, cut, damaged or of another kind are refused', async (t) => {
  const gzip = gzipSync(tsv('tt1\tmood\tx\t\t'));
  for (const [name, content, expected] of [
    ['a.tsv', '', /^source-empty: a\.tsv is empty/],
    ['a.tsv', HEADER, /^source-empty: a\.tsv: no row has a term/],
    ['a.tsv', tsv('tt1\tmood\t\t\t'), /^source-empty: a\.tsv: no row has a term/],
    ['a.tsv.gz', gzip.subarray(0, -9), /^gzip-invalid: a\.tsv\.gz is cut off/],
    ['a.tsv.gz', tsv('tt1\tmood\tx\t\t'), /^gzip-invalid: a\.tsv\.gz is not a gzip file/],
    ['a.parquet', 'tconst', /^source-value: a\.parquet cannot be read as Parquet/],
    ['a.tsv', Buffer.from(tsv('tt1\tmood\t\xff\t\t'), 'latin1'), /line 2: the text is not UTF-8$/],
    ['a.csv', 'tconst,field,term\ntt1,mood,"x\n', /^source-value: a\.csv, line 2: /],
  ] as const) {
    assert.match(await refusal(t, name, content), expected);
  }
});

test('64 fields are read, and one more is too many', async (t) => {
  const rows = Array.from({ length: 65 }, (_, i) => `tt1\tf${String(i).padStart(2, '0')}\tx\t\t`);
  const { report } = await read(t, { 'a.tsv': tsv(...rows.slice(0, 64)) });
  assert.equal(report?.notes?.length, 64);
  assert.equal(
    await refusal(t, 'a.tsv', tsv(...rows)),
    'source-value: a.tsv: there are 65 fields, but there can be 64 at most; is the column field the right one?',
  );
});

test('only names of known formats are files with terms', () => {
  for (const path of ['/x/a.txt', '/x/a.parquet.gz']) {
    assert.throws(() => ownTermsFile(path), {
      code: 'config-invalid',
      message: `--terms: the name of ${path} must end in one of .tsv, .csv, .tsv.gz, .csv.gz, .parquet`,
    });
  }
  assert.equal(ownTermsFile('/x/A.TSV.GZ').isGzip, true);
});
