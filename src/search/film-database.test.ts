import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FIXTURE_FILMS } from '../../test/fixtures/film-database.ts';
import { openedFilmDatabase } from '../../test/fixtures/opened-film-database.ts';
import { querySql } from '../duckdb/sql-file.ts';
import { UsageError } from '../errors.ts';
import { FilmDatabase } from './film-database.ts';

describe('a film database', () => {
  const database = openedFilmDatabase();

  test('opens the file that the link points to', () => {
    assert.match(database().path, /films-fixture\.duckdb$/);
  });

  test('returns a film by its id', async () => {
    assert.deepEqual(await database().filmById(22100), {
      film_id: 22100,
      title: 'M',
      year: '1931-01-01',
      duration: null,
      genres: ['Mystery', 'Thriller'],
      rating: 8.2,
      vote_count: 170000,
      persons: ['Peter Lorre', 'Fritz Lang'],
      original_title: 'M',
      language: 'de',
      countries: ['Germany'],
      styles: ['film about serial killers', 'police procedural'],
    });
    assert.equal(await database().filmById(1), undefined);
  });

  test('returns films in the order of the ids and leaves out unknown ones', async () => {
    const films = await database().filmsByIds([167261, 5, 22100, 120737]);
    assert.deepEqual(
      films.map((film) => film.film_id),
      [167261, 22100, 120737],
    );
    assert.deepEqual(await database().filmsByIds([]), []);
  });

  test('returns names of people, cached or not, and leaves out unknown ids', async () => {
    const first = await database().personNames([1, 999]);
    assert.deepEqual([...first], [[1, 'Elijah Wood']]);
    const both = await database().personNames([2, 999, 1]);
    assert.deepEqual([both.size, both.get(1), both.get(2)], [2, 'Elijah Wood', 'Ian McKellen']);
    assert.deepEqual(await database().personNames([1, 2]), both);
    assert.equal((await database().personNames([])).size, 0);
  });

  test('finds the films that a title may mean, the best match first', async () => {
    const titles = async (title: string) =>
      (await database().findFilms(title)).map((film) => film.title);
    assert.deepEqual((await titles('ALIEN')).slice(0, 2), ['Alien', 'Aliens']);
    assert.equal((await titles('m'))[0], 'M');
    assert.equal((await titles('godfather 2'))[0], 'The Godfather Part II');
    assert.deepEqual(await titles('%'), []);
    assert.equal((await database().findFilms('the', 2)).length, 2);
    const [film] = await database().findFilms('der pate');
    assert.deepEqual([film?.title, film?.matched_by], ['The Godfather', 'Der Pate']);
  });

  test('knows the films with the most votes', async () => {
    const votes = (await database().popularFilms(3)).map((film) => film.vote_count);
    assert.deepEqual(
      votes,
      FIXTURE_FILMS.map((film) => film.votes)
        .sort((a, b) => b - a)
        .slice(0, 3),
    );
  });

  test('describes the dataset that it was built from', async () => {
    const dataset = await database().dataset();
    assert.equal(dataset.snapshot, 'fixture');
    assert.equal(dataset.built_at, '2026-11-01T12:00:00Z');
    assert.deepEqual(dataset.counts, { films: 21 });
  });

  test('what is read at the start may take longer than a query', async (t) => {
    const { mock } = t.mock.method(AbortSignal, 'timeout');
    const bounds = () => mock.calls.map(({ arguments: [ms] }) => ms);
    await database().filmById(22100);
    assert.deepEqual(bounds(), [2000]);
    mock.resetCalls();
    await database().dataset();
    await database().popularFilms(3);
    assert.deepEqual(bounds(), [600_000, 600_000]);
  });

  for (const statement of [
    `SELECT * FROM read_csv('/etc/hosts')`,
    `ATTACH '/tmp/other.duckdb'`,
    `COPY films TO '/tmp/films.csv'`,
    'DELETE FROM snapshot.films',
    'SET threads = 64',
    'SET enable_external_access = true',
    'INSTALL httpfs',
  ]) {
    test(`refuses ${statement}`, async () => {
      await assert.rejects(database().read((connection) => querySql(connection, statement)));
    });
  }
});

test('a data directory without a database is a usage error that says what to do', async () => {
  await assert.rejects(FilmDatabase.open('/nowhere'), (error) => {
    assert.ok(error instanceof UsageError);
    assert.equal(error.code, 'database-missing');
    assert.match(error.message, /no database in \/nowhere; build one with `reelated run`/);
    return true;
  });
});
