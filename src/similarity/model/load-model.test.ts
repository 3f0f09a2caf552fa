import assert from 'node:assert/strict';
import test from 'node:test';
import { parquetPattern } from '../../duckdb/columns.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { filmTermsOnDuckDB } from '../local/film-terms-on-duckdb.ts';
import { loadModel, loadModelFromParquet } from './load-model.ts';
import { asFilmId, asRow, rowOf, termAt, termIndexOf } from './model.ts';
import { PRESETS } from './presets.ts';
import { similarityOf } from './similarity.ts';
import { fieldsOf } from '../terms/similarity-fields.ts';
import { filmParquet, runTask } from '../testing/film-parquet.ts';

const FILMS = [
  { id: 11, title: 'Star Wars', genres: ['Action', 'Sci-Fi'], rating: 8.6, persons: [434, 148] },
  { id: 76, title: '&' },
  { id: 80759, title: 'Star', genres: ['Drama'], rating: 6.5, persons: [148] },
];

test('a model read from parquet numbers terms by field, then text', async () => {
  await using data = await filmParquet(FILMS);
  const { task } = filmTermsOnDuckDB(data);
  await runTask(task);
  const model = await loadModelFromParquet(
    { films: data.films.path, terms: task.targets[0]?.path ?? '' },
    PRESETS.seed,
  );
  assert.deepEqual([...model.filmIds], [11, 76, 80759]);
  const terms = Array.from(model.termFields, (_, term) => termAt(model, term));
  assert.deepEqual(
    terms.map(({ field, term }) => `${field}:${term}`),
    [
      'title:star',
      'title:wars',
      'genre:Action',
      'genre:Drama',
      'genre:Sci-Fi',
      'rating:6.5',
      'rating:8.6',
      'person:nm0000148',
      'person:nm0000434',
      'lead:nm0000148',
      'word:star',
    ],
  );
  // Shared: star and nm0000148, ln(4/3) each; alone: five terms and three, ln(4/2) each.
  const shared = 2 * Math.log(4 / 3) ** 2;
  const norm = (alone: number) => Math.sqrt(shared + alone * Math.log(2) ** 2);
  const [a, b, c] = [11, 76, 80759].map((id) => rowOf(model, asFilmId(id)) ?? asRow(-1));
  assert.ok(a !== undefined && b !== undefined && c !== undefined);
  const similarity = similarityOf(model, a, c);
  assert.ok(Math.abs(similarity - shared / (norm(5) * norm(2))) <= 1e-15);
  assert.equal(similarityOf(model, b, a), 0);
});

test('the tables of a database give the same model, attached or not', async () => {
  await using data = await filmParquet(FILMS);
  const { task } = filmTermsOnDuckDB(data);
  await runTask(task);
  const terms = task.targets[0]?.path ?? '';
  using session = await openDuckDB();
  const { connection } = session;
  await connection.run(`ATTACH ':memory:' AS "snapshot-1"`);
  for (const schema of ['main', '"snapshot-1".main']) {
    await connection.run(
      `CREATE TABLE ${schema}.films AS SELECT * FROM read_parquet($path) ORDER BY film_id DESC`,
      { path: parquetPattern(data.films.path) },
    );
    await connection.run(
      `CREATE TABLE ${schema}.film_terms AS SELECT * FROM read_parquet($path) ORDER BY weight`,
      { path: parquetPattern(terms) },
    );
  }
  const expected = await loadModelFromParquet({ films: data.films.path, terms }, PRESETS.seed);
  assert.deepEqual(await loadModel(connection, PRESETS.seed), expected);
  assert.deepEqual(
    await loadModel(connection, PRESETS.seed, {
      films: '"snapshot-1".main.films',
      terms: '"snapshot-1".main.film_terms',
    }),
    expected,
  );
});

test('a field that is not built in is one of the user, after those that are', async () => {
  using session = await openDuckDB();
  const { connection } = session;
  await connection.run('CREATE TABLE films AS SELECT 1 AS film_id');
  await connection.run(
    `CREATE TABLE film_terms AS SELECT 1 AS film_id, field, 'x' AS term, 1::DOUBLE AS weight
     FROM (VALUES ('pace'), ('mood'), ('title')) AS t(field)`,
  );
  const model = await loadModel(connection, 'balanced');
  assert.deepEqual(model.fields, fieldsOf(new Set(['mood', 'pace'])));
  assert.deepEqual(model.fields.slice(-2), ['mood', 'pace']);
  assert.deepEqual(
    [0, 1, 2].map((term) => termAt(model, term).field),
    ['title', 'mood', 'pace'],
  );
  assert.equal(termIndexOf(model, { field: 'pace', term: 'x' }), 2);
  // title does not count in balanced, own fields do
  assert.deepEqual([...model.termFactors], [0, 1, 1]);
  assert.deepEqual(model.exponents.lengths.slice(-2), [0.5, 0.5]);
});
