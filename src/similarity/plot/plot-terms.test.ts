import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { parquetPattern } from '../../duckdb/columns.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { querySql, textOf } from '../../duckdb/sql-file.ts';
import { filmParquet, runTask } from '../testing/film-parquet.ts';
import { plotTerms } from './plot-terms.ts';

/** The terms of this many films, with ids from 1, of which some have texts; those of plots without their field. */
async function termsOf(
  films: number,
  rows: readonly (readonly [filmId: number, text: string])[],
): Promise<readonly string[]> {
  await using data = await filmParquet(Array.from({ length: films }, (_, i) => ({ id: i + 1 })));
  const path = join(data.dataDir, 'articles.tsv.gz');
  const lines = rows.map(([id, text]) => `tt${String(id).padStart(7, '0')}\tX\t${text}\n`);
  await writeFile(path, gzipSync(`tconst\tarticle\ttext\n${lines.join('')}`));
  const target = { kind: 'file', path } as const;
  const task = {
    name: 'SourceArticles',
    summary: '',
    requires: [],
    targets: [target],
    parameters: {},
  };
  const source = plotTerms({
    dataDir: data.dataDir,
    articles: { task, path, target },
    films: { task: data.prepFilms, films: data.films },
  });
  await mkdir(source.terms.path, { recursive: true });
  const { report } = await runTask(source.task);
  using session = await openDuckDB({ threads: 1 });
  const terms = await querySql(session.connection, 'FROM read_parquet($terms)', {
    terms: parquetPattern(source.terms.path),
  });
  assert.equal(report?.rows, terms.length);
  for (const { weight, label } of terms) assert.deepEqual([weight, label], [1, null]);
  return terms.map(({ film_id: filmId, field, term }) =>
    [Number(filmId), ...(field === 'plot' ? [] : [textOf(field)]), textOf(term)].join(' '),
  );
}

test('words of two films and more are terms, by film and word, as often as they occur', async () => {
  const terms = await termsOf(100, [
    [1, 'A robot meets a robot, an orphan and an astronaut.'],
    [2, 'Two orphans and a robot.'],
    [7, 'A poet.'],
  ]);
  assert.deepEqual(terms, ['1 orphan', '1 robot', '2 orphan', '2 robot']);
});

test('a word of more than 6 % of all films, with or without an article, is not a term', async () => {
  const rows = (count: number) =>
    Array.from({ length: count }, (_, i) => [i + 1, 'a robot'] as const);
  assert.equal((await termsOf(100, rows(6))).length, 6);
  assert.equal((await termsOf(100, rows(7))).length, 0);
  assert.equal((await termsOf(117, rows(7))).length, 7);
  assert.equal((await termsOf(116, rows(7))).length, 0);
  // among few films, two still have something in common
  assert.equal((await termsOf(3, rows(2))).length, 2);
  assert.equal((await termsOf(3, rows(3))).length, 0);
});

test('genres of two films and more are terms, however many films have them', async () => {
  const terms = await termsOf(3, [
    [1, 'It is a 1979 heist film about a robot.'],
    [2, 'It is a heist film and a western.'],
    [3, 'It is a heist film.'],
  ]);
  assert.deepEqual(
    terms,
    [1, 2, 3].map((id) => `${id} genre_words heist`),
  );
});

test('only the first article of a film counts, and only films that are there', async () => {
  const terms = await termsOf(50, [
    [1, 'a robot'],
    [1, 'a poet'],
    [2, 'a poet and a robot'],
    [51, 'a poet'],
  ]);
  assert.deepEqual(terms, ['1 robot', '2 robot']);
});

test('without a single word there is still a file to read', async () => {
  assert.deepEqual(await termsOf(2, []), []);
  assert.deepEqual(await termsOf(2, [[1, 'In 1999.']]), []);
});
