import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { describe, test } from 'node:test';
import * as values from './config-values.ts';
import { UsageError } from '../errors.ts';

type Read = (value: unknown) => unknown;

const ACCEPTED: readonly (readonly [string, Read, readonly (readonly [unknown, unknown])[]])[] = [
  ['a text', values.text, [['a', 'a']]],
  ['a path', values.path, [['some/folder', resolve('some/folder')]]],
  [
    'files',
    values.files,
    [
      ['a.tsv, b.csv', [resolve('a.tsv'), resolve('b.csv')]],
      [['a,b.tsv'], [resolve('a,b.tsv')]],
    ],
  ],
  [
    'yes or no',
    values.yes,
    [
      [true, true],
      ['true', true],
      ['1', true],
      ['false', false],
      ['0', false],
    ],
  ],
  [
    'a number',
    values.number(0, 10),
    [
      ['8.5', 8.5],
      [0, 0],
      ['10', 10],
    ],
  ],
  [
    'a whole number',
    values.whole(-1, 10),
    [
      ['8', 8],
      ['-1', -1],
      [10, 10],
    ],
  ],
  [
    'a size',
    values.memory,
    [
      ['4GB', 4e9],
      ['2 gib', 2 ** 31],
      ['1.5GB', 1.5e9],
      ['2000MB', 2e9],
    ],
  ],
  [
    'a time',
    values.duration,
    [
      ['30s', 30_000],
      ['30m', 1_800_000],
      ['24 h', 86_400_000],
      ['7d', 604_800_000],
    ],
  ],
  [
    'a date',
    values.date,
    [
      ['2001-01-31', '2001-01-31'],
      ['2000-02-29', '2000-02-29'],
      ['0001-01-01', '0001-01-01'],
    ],
  ],
  [
    'a list',
    values.list,
    [
      ['a, b', ['a', 'b']],
      [['a,b'], ['a,b']],
    ],
  ],
  ['a choice', values.oneOf('duckdb', 'spark'), [['spark', 'spark']]],
  [
    'some of several choices',
    values.someOf('a', 'b'),
    [
      ['b, a', ['b', 'a']],
      [['a'], ['a']],
    ],
  ],
  [
    'a URL',
    values.httpUrl,
    [
      ['http://host:8000', 'http://host:8000/'],
      ['https://host/path/', 'https://host/path/'],
    ],
  ],
  [
    'settings for Spark',
    values.sparkConf,
    [['spark.a=1,2,spark.b=x=y', ['spark.a=1,2', 'spark.b=x=y']]],
  ],
  [
    'a folder on shared storage',
    values.folderUrl,
    [['s3a://bucket/folder', 's3a://bucket/folder']],
  ],
  [
    'an optional value',
    values.optional(values.text),
    [
      [undefined, undefined],
      ['a', 'a'],
    ],
  ],
];

const REFUSED: readonly (readonly [string, Read, RegExp, readonly unknown[]])[] = [
  ['a text', values.text, /^text that is not empty$/, ['', ' ', '\t\n', 5, null]],
  ['a path', values.path, /^a path without control characters$/, ['a\0b', 'a\n', 'a\u007f']],
  ['a path', values.path, /^a path, not a URL$/, ['https://example.org/imdb', 'HTTP://x']],
  ['yes or no', values.yes, /^true or false$/, ['yes', 1, 'TRUE']],
  ['a number', values.number(0, 10), /^a number from 0 to 10$/, ['11', -1, '1e1', 'NaN', '', NaN]],
  ['a whole number', values.whole(0, 9), /^a whole number from 0 to 9$/, ['1.0', 1.5, '0x1', 10]],
  ['a size', values.memory, /^a size of at least 256MB/, ['100MB', '4', 4e9, '4TB']],
  ['a time', values.duration, /^a time such as/, ['24', '0h', 24, '1w', '-1h']],
  [
    'a date',
    values.date,
    /^a date in the form/,
    ['2001', '2001-02-30', '2001-13-01', 20010101, ''],
  ],
  ['a list', values.list, /^(a list|text that)/, ['a,', [], [5], [[]]]],
  ['a choice', values.oneOf('duckdb', 'spark'), /^duckdb or spark$/, ['abacus', undefined]],
  ['some of several choices', values.someOf('a', 'b'), /^(a or b|a list)/, ['a,c', 'c', []]],
  ['a URL', values.httpUrl, /^an HTTP or HTTPS URL$/, ['ftp://host/', 'host', 'file:///x']],
  ['a plain URL', values.httpUrl, /^a URL without a/, ['http://u:p@host/', 'http://host/?q']],
  ['settings for Spark', values.sparkConf, /^a list of settings/, ['executor=1', 'spark.a', 5]],
  ['a folder on shared storage', values.folderUrl, /^the URL of a folder/, ['/data', 's3a:x']],
];

describe('reading values', () => {
  for (const [name, read, pairs] of ACCEPTED) {
    test(`accepts ${name}`, () => {
      for (const [given, expected] of pairs) assert.deepEqual(read(given), expected);
    });
  }

  for (const [name, read, message, refused] of REFUSED) {
    test(`refuses what is not ${name}, and says what it must be`, () => {
      for (const value of refused) {
        assert.throws(() => read(value), { name: 'Error', message }, JSON.stringify(value));
      }
    });
  }

  test('DuckDB cannot use a path with a backslash', { skip: process.platform === 'win32' }, () => {
    assert.throws(() => values.path(String.raw`a\b`), values.Unfit);
  });

  test('a database cannot be in a folder with a question mark, other files can', () => {
    assert.throws(() => values.databaseFolder('who?'), {
      message: 'a path without a question mark',
    });
    assert.match(values.path('who?'), /who\?$/);
  });

  test('an error names the place and the value', () => {
    assert.throws(
      () => values.readValue(values.whole(0, 9), '--port', '10'),
      (error) => {
        assert.ok(error instanceof UsageError);
        assert.equal(error.code, 'config-invalid');
        assert.equal(error.message, '--port must be a whole number from 0 to 9, but it is "10"');
        assert.deepEqual(error.data, { option: '--port' });
        return true;
      },
    );
    const bug = new TypeError('a bug');
    const fail = () => {
      throw bug;
    };
    assert.throws(() => values.readValue(fail, '--port', '10'), bug);
  });
});
