import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'node:test';
import { parquetPattern } from '../../duckdb/columns.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { querySql } from '../../duckdb/sql-file.ts';
import { filmTermsOnDuckDB } from './film-terms-on-duckdb.ts';
import { filmParquet, runTask, termSource, type TestFilm } from '../testing/film-parquet.ts';

/** Runs FilmTerms on the films and returns what it wrote, in the order of the file. */
async function termsOfFilms(films: readonly TestFilm[]) {
  await using data = await filmParquet(films);
  const { task } = filmTermsOnDuckDB(data);
  const { report, progress } = await runTask(task);
  const directory = task.targets[0]?.path ?? '';
  using session = await openDuckDB({ threads: 1 });
  const rows = await querySql(session.connection, 'SELECT * FROM read_parquet($terms)', {
    terms: parquetPattern(directory),
  });
  return { rows, report, progress };
}

test('terms are weighted as worked out by hand', async () => {
  const { rows, report, progress } = await termsOfFilms([
    { id: 7, title: 'New York, New York', genres: ['Drama'], rating: 6.7, persons: [134, 2, 134] },
    { id: 9, title: 'New', genres: ['Drama', 'Action'], rating: 8, persons: [2] },
    { id: 10, title: '&', genres: ['Drama'], rating: 6.7 },
  ]);
  // N = 3: a term of one film weighs ln(4/2), of two ln(4/3), of all three ln(4/4) = 0.
  // From lead on, the terms of one film alone, such as word:york, are left out.
  const one = Math.log(2);
  const two = Math.log(4 / 3);
  const expected = [
    [7, 'title', 'new', 2 * two],
    [7, 'title', 'york', 2 * one],
    [7, 'genre', 'Drama', 0],
    [7, 'rating', '6.7', two],
    [7, 'person', 'nm0000002', two],
    [7, 'person', 'nm0000134', one],
    [7, 'lead', 'nm0000002', two],
    [7, 'word', 'new', two],
    [7, 'score', '6-7', two],
    [7, 'score', '6.5-7.5', two],
    [9, 'title', 'new', two],
    [9, 'genre', 'Action', one],
    [9, 'genre', 'Drama', 0],
    [9, 'rating', '8', one],
    [9, 'person', 'nm0000002', two],
    [9, 'lead', 'nm0000002', two],
    [9, 'word', 'new', two],
    [10, 'genre', 'Drama', 0],
    [10, 'rating', '6.7', two],
    [10, 'score', '6-7', two],
    [10, 'score', '6.5-7.5', two],
  ];
  assert.deepEqual(
    rows.map(({ film_id, field, term }) => [film_id, field, term]),
    expected.map((row) => row.slice(0, 3)),
  );
  for (const [index, row] of rows.entries()) {
    assert.ok(Math.abs(Number(row['weight']) - Number(expected[index]?.[3])) <= 1e-15);
  }
  assert.deepEqual(Object.keys(rows[0] ?? {}), ['film_id', 'field', 'term', 'weight']);
  assert.equal(report?.rows, expected.length);
  assert.deepEqual(progress.at(-1), { done: 3, total: 3, unit: 'rows' });
});

test('a term differs from the same text in another field', async () => {
  const { rows } = await termsOfFilms([
    { id: 1, title: 'drama 8', genres: ['drama'], rating: 8 },
    { id: 2, title: 'x', genres: ['y'], rating: 7 },
  ]);
  const texts = rows.filter(({ film_id }) => film_id === 1);
  assert.deepEqual(
    texts.map(({ field, term }) => [field, term]),
    [
      ['title', '8'],
      ['title', 'drama'],
      ['genre', 'drama'],
      ['rating', '8'],
    ],
  );
});

test('no films have no terms, and there is still a file to read', async () => {
  const { rows, report } = await termsOfFilms([]);
  assert.deepEqual(rows, []);
  assert.equal(report?.rows, 0);
});

test('more films than a chunk holds are all read, once and in order', async () => {
  const films = Array.from({ length: 5000 }, (_, i) => ({ id: i + 1, title: `word${i}` }));
  const { rows } = await termsOfFilms(films);
  assert.deepEqual(
    rows.map(({ film_id, term }) => [film_id, term]),
    films.map(({ id, title }) => [id, title]),
  );
});

test('the bytes are the same for every run and every number of threads', async () => {
  // three blocks
  const films = Array.from({ length: 9000 }, (_, i) => ({
    id: i + 1,
    title: `The ${i % 7} and ${i % 11}`,
    genres: [`g${i % 3}`],
    rating: 6 + (i % 30) / 10,
    persons: [i % 97, i % 89],
  }));
  await using data = await filmParquet(films);
  const { task } = filmTermsOnDuckDB(data);
  const directory = task.targets[0]?.path ?? '';
  const contents: Buffer[] = [];
  for (const workers of [1, 2, 1, 4]) {
    await runTask(task, { workers });
    const files = await readdir(directory);
    assert.deepEqual(files, ['part-00000.parquet']);
    contents.push(await readFile(join(directory, files[0] ?? '')));
  }
  for (const content of contents) assert.ok(content.equals(contents[0] ?? Buffer.of()));
});

test('terms of other sources are weighted with the rest, and their labels kept', async () => {
  await using data = await filmParquet([1, 2, 3].map((id) => ({ id, title: 'x', genres: ['y'] })));
  const sources = [
    await termSource(data, 'more', [
      { film_id: 1, field: 'genre', term: 'Q1', weight: 2.5, label: 'neo-noir' },
      { film_id: 2, field: 'genre', term: 'Q1', label: 'neo-noir' },
      // a term of one film is left out, and so is its label
      { film_id: 2, field: 'director', term: 'Q2', label: 'nobody else' },
      { film_id: 77, field: 'genre', term: 'Q1' },
      { film_id: 77, field: 'genre', term: 'Q3' },
      ...[1, 2, 3].map((id) => ({ film_id: id, field: 'rating', term: 'any' })),
    ]),
    await termSource(data, 'none', []),
  ];
  const { task, terms, labels } = filmTermsOnDuckDB({ ...data, sources });
  const { report } = await runTask(task);
  assert.deepEqual(report?.warnings, [
    '2 terms of 1 title that are not among the films were left out (first: tt0000077)',
    'the field director has no effect: no two films share a term of it',
    'the field rating has no effect: every film has all of its terms',
  ]);
  using session = await openDuckDB({ threads: 1 });
  const rowsOf = async (folder: string) =>
    querySql(session.connection, 'FROM read_parquet($folder)', { folder: parquetPattern(folder) });
  const weighted = await rowsOf(terms.path);
  const idf = Math.log(4 / 3);
  assert.deepEqual(
    weighted.filter(({ weight }) => weight !== 0),
    [
      { film_id: 1, field: 'genre', term: 'Q1', weight: 2.5 * idf },
      { film_id: 2, field: 'genre', term: 'Q1', weight: idf },
    ],
  );
  assert.deepEqual(await rowsOf(labels.path), [{ field: 'genre', term: 'Q1', label: 'neo-noir' }]);
});

test('an aborted task rejects', async () => {
  await using data = await filmParquet([{ id: 1, title: 'x' }]);
  await assert.rejects(
    runTask(filmTermsOnDuckDB(data).task, { signal: AbortSignal.abort(new Error('stop')) }),
    {
      message: 'stop',
    },
  );
});
