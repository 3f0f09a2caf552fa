import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { sourceDataset, type DatasetSource } from '../sources/source-dataset.ts';
import { asValueError, fileNameOf, keyError } from './source-fault.ts';

function ratings(t: TestContext): readonly DatasetSource[] {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-fault-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const rows = ['tconst\taverageRating\tnumVotes', 'tt1\t7\tmany', 'x2\t8\t9', 'tt01\t7\t8'];
  writeFileSync(join(folder, 'title.ratings.tsv.gz'), gzipSync(rows.join('\n')));
  return [sourceDataset('title.ratings', { kind: 'local', folder }, folder)];
}

const KEY = { dataset: 'title.ratings', column: 'tconst' };

test('an invalid id is reported with its line', async (t) => {
  const fault = { ...KEY, fault: 'invalid', id: 'x2', otherId: 'x2' } as const;
  const sources = ratings(t);
  const { code, message, data } = await keyError(sources, fault);
  assert.equal(code, 'source-value');
  assert.equal(
    message,
    'title.ratings.tsv.gz, line 3: tconst must be letters and a number such as tt0111161, but it is "x2"',
  );
  assert.deepEqual(data, { file: sources[0]?.path, line: 3, column: 'tconst', value: 'x2' });
});

test('a duplicate is reported with both lines, and how else it is written', async (t) => {
  const fault = { ...KEY, fault: 'duplicate', id: 'tt01', otherId: 'tt1' } as const;
  const { code, message } = await keyError(ratings(t), fault);
  assert.equal(code, 'source-duplicate');
  assert.equal(
    message,
    'title.ratings.tsv.gz, lines 2 and 4: tconst tt01, also written tt1, occurs more than once in the file; it must be unique',
  );
});

test('a value at which a statement stopped is reported with what it must be', async (t) => {
  const sources = ratings(t);
  const stopped = new Error(
    'Invalid Input Error: source-fault\ttitle.ratings\tnumVotes\tmany\ta whole number',
  );
  const error = await asValueError(stopped, sources);
  assert.equal(
    error?.message,
    'title.ratings.tsv.gz, line 2: numVotes must be a whole number, but it is "many"',
  );
  assert.equal(await asValueError(new Error('out of memory'), sources), undefined);
  assert.equal(await asValueError('a text', sources), undefined);
});

test('a dataset that is not among the sources is called by its own name', () => {
  assert.equal(fileNameOf([], 'title.akas'), 'title.akas');
});
