import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { openDuckDB } from '../../duckdb/connect.ts';
import { runSqlFile } from '../../duckdb/sql-file.ts';
import { FILM_COLUMNS, type FilmColumnName } from '../../films/film-columns.ts';
import { compareSnapshots, type SnapshotChanges } from './compare-snapshots.ts';

const DATASET = new URL('../tables/dataset.sql', import.meta.url);

type Values = Readonly<Record<FilmColumnName, string>>;

const FILM: Values = {
  film_id: '1',
  title: "'Alien'",
  year: "DATE '1979-01-01'",
  duration: '117',
  genres: "['Horror']",
  rating: '8.5',
  vote_count: '1000',
  persons: "['A', 'B']",
  original_title: "'Alien'",
  language: "'en'",
  countries: "['United Kingdom']",
  styles: '[]',
};

/** Another value for each column. */
const OTHER: Omit<Values, 'film_id'> = {
  title: "'Aliens'",
  year: 'NULL',
  duration: 'NULL',
  genres: "['Horror', 'Sci-Fi']",
  rating: '8.6',
  vote_count: '1001',
  persons: "['B', 'A']",
  original_title: 'NULL',
  language: "'de'",
  countries: '[]',
  styles: "['space horror']",
};

const COLUMNS = Object.keys(OTHER) as (keyof typeof OTHER)[];

async function snapshotOf(path: string, films: readonly Values[]): Promise<void> {
  using session = await openDuckDB({ path, threads: 1 });
  const { connection } = session;
  const columns = FILM_COLUMNS.map(({ name, type }) => `${name} ${type}`);
  const rows = films.map((film) => `(${FILM_COLUMNS.map(({ name }) => film[name]).join(', ')})`);
  for (const statement of [
    `CREATE TABLE films (${columns.join(', ')})`,
    `INSERT INTO films VALUES ${rows.join(', ')}`,
    "CREATE TABLE people AS SELECT 1 AS person_id, 'A' AS name",
    'CREATE TABLE credits AS SELECT film_id, 1 AS person_id FROM films',
    'CREATE TABLE alternate_titles (film_id INTEGER, title VARCHAR)',
    'CREATE TABLE film_terms (film_id INTEGER, field VARCHAR)',
    'CREATE TABLE films_cos_sim (film_id INTEGER)',
  ]) {
    await connection.run(statement);
  }
  await runSqlFile(connection, DATASET, {
    snapshot: `of-${films.length}`,
    built_at: '2026-01-01',
    parameters: '{}',
    sources: '[]',
    licence: 'x',
  });
}

async function changesBetween(
  t: TestContext,
  before: readonly Values[],
  now: readonly Values[],
): Promise<SnapshotChanges> {
  const folder = await mkdtemp(join(tmpdir(), 'reelated-changes-'));
  t.after(async () => rm(folder, { recursive: true }));
  const [earlier, later] = [join(folder, 'before.duckdb'), join(folder, 'now.duckdb')];
  await snapshotOf(earlier, before);
  await snapshotOf(later, now);
  using session = await openDuckDB({ path: later, readOnly: true });
  return await compareSnapshots(session, earlier);
}

test('a change in any column of a film is found, and named', async (t) => {
  assert.deepEqual(
    ['film_id', ...COLUMNS],
    FILM_COLUMNS.map(({ name }) => name),
  );
  const before = COLUMNS.map((_, i) => ({ ...FILM, film_id: String(i) }));
  const now = before.map((film, i) => {
    const column = COLUMNS[i] ?? 'title';
    return { ...film, [column]: OTHER[column] };
  });
  const { changed, columns, added, removed } = await changesBetween(t, before, now);
  assert.equal(changed.films, COLUMNS.length);
  assert.deepEqual(columns, Object.fromEntries(COLUMNS.toSorted().map((name) => [name, 1])));
  assert.deepEqual(
    [added, removed],
    [
      { films: 0, examples: [] },
      { films: 0, examples: [] },
    ],
  );
});

test('films that came and went are counted, with the best known as examples', async (t) => {
  const film = (id: number, votes: number): Values => ({
    ...FILM,
    film_id: String(id),
    vote_count: String(votes),
  });
  const stays = film(1, 1000);
  const gone = [2, 3, 4, 5, 6, 7].map((id) => film(id, id * 100));
  const { since, added, removed, changed, rows } = await changesBetween(
    t,
    [stays, ...gone],
    [stays, film(8, 1), film(9, 2)],
  );
  assert.deepEqual(since, { snapshot: 'of-7', built_at: '2026-01-01T00:00:00Z' });
  assert.equal(removed.films, 6);
  assert.deepEqual(
    removed.examples.map((example) => example.film_id),
    [7, 6, 5, 4, 3],
  );
  assert.deepEqual(
    added.examples.map((example) => [example.film_id, example.title, example.year]),
    [
      [9, 'Alien', 1979],
      [8, 'Alien', 1979],
    ],
  );
  assert.equal(changed.films, 0);
  assert.deepEqual(rows['films'], { before: 7, now: 3 });
});

test('changes other than of ratings and votes come first among the examples', async (t) => {
  const before = [1, 2].map((id) => ({ ...FILM, film_id: String(id) }));
  const now = [
    { ...FILM, rating: OTHER.rating, vote_count: OTHER.vote_count },
    { ...FILM, film_id: '2', language: OTHER.language },
  ];
  const { changed } = await changesBetween(t, before, now);
  assert.deepEqual(
    changed.examples.map(({ film_id: id, columns }) => [id, columns]),
    [
      [2, ['language']],
      [1, ['rating', 'vote_count']],
    ],
  );
});

test('a snapshot of an earlier version, whose films lack columns, is refused by their names', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'reelated-'));
  t.after(async () => rm(folder, { recursive: true }));
  const [before, now] = [join(folder, 'before.duckdb'), join(folder, 'now.duckdb')];
  await snapshotOf(before, [FILM]);
  await snapshotOf(now, [FILM]);
  {
    using older = await openDuckDB({ path: before, threads: 1 });
    await older.connection.run('ALTER TABLE films DROP COLUMN styles');
    await older.connection.run('ALTER TABLE films DROP COLUMN countries');
  }
  using session = await openDuckDB({ path: now, threads: 1, readOnly: true });
  await assert.rejects(
    compareSnapshots(session, before),
    /^TypeError: an earlier version built it, without the countries, styles of films$/,
  );
});
