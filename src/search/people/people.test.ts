import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { openedFilmDatabase } from '../../../test/fixtures/opened-film-database.ts';
import { openDuckDB } from '../../duckdb/connect.ts';
import { FilmDatabase } from '../film-database.ts';
import { careerOf, creditsOf, findPeople } from './people.ts';

const { signal } = new AbortController();
const PAGE = { limit: 10, offset: 0 };

describe('people', () => {
  const database = openedFilmDatabase();

  test('are found by a pattern in their name, those with the most films first', async () => {
    const { people, total, nameAsText } = await findPeople(
      database(),
      { name: '^peter' },
      PAGE,
      signal,
    );
    assert.deepEqual(
      people.map(({ name, films }) => [name, films]),
      [
        ['Peter Jackson', 3],
        ['Peter Lorre', 1],
      ],
    );
    assert.deepEqual([total, nameAsText], [2, false]);
  });

  test('are found by text where the name is not a pattern, and by profession', async () => {
    const asText = await findPeople(database(), { name: 'lor(' }, PAGE, signal);
    assert.deepEqual([asText.people, asText.total, asText.nameAsText], [[], 0, true]);
    for (const [name, found] of [
      ['toshiro mifune', 'Toshirō Mifune'],
      ['^toshiro m', 'Toshirō Mifune'],
      ['Mifune, Toshiro', 'Toshirō Mifune'],
      ['carrie anne moss', 'Carrie-Anne Moss'],
      ['TOLKIEN', 'J.R.R. Tolkien'],
      ['jrr tolkien', 'J.R.R. Tolkien'],
      ['J. R. R. Tolkien', 'J.R.R. Tolkien'],
      ['mifune toshiro', 'Toshirō Mifune'],
      ['moss carrie-anne', 'Carrie-Anne Moss'],
      ['carrie moss', 'Carrie-Anne Moss'],
      ['carrieanne moss', 'Carrie-Anne Moss'],
      ['T. Mifune', 'Toshirō Mifune'],
    ] as const) {
      const { people: named } = await findPeople(database(), { name }, PAGE, signal);
      assert.deepEqual(
        named.map((person) => person.name),
        [found],
        name,
      );
    }
    const directors = await findPeople(
      database(),
      { profession: 'director' },
      { limit: 1, offset: 1 },
      signal,
    );
    assert.equal(directors.people.length, 1);
    assert.equal(directors.total, 4);
  });

  test('come first when they have the words in the order of the text', async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'reelated-people-'));
    t.after(async () => rm(folder, { recursive: true }));
    const path = join(folder, 'films.duckdb');
    await writePeople(path, ['Ann Lee', 'Lee Ann', 'Lee Annis', 'Joann Leeds', 'Maryann Lees']);
    await using few = await FilmDatabase.openFile(path);
    const { people } = await findPeople(few, { name: 'lee ann' }, PAGE, signal);
    assert.deepEqual(
      people.map(({ name }) => name),
      ['Lee Ann', 'Lee Annis', 'Ann Lee'],
    );
  });

  test('have a career: their parts in films', async () => {
    const [{ person_id: id } = { person_id: 0 }] = (
      await findPeople(database(), { name: 'Sigourney' }, PAGE, signal)
    ).people;
    const career = await careerOf(database(), id, signal);
    assert.deepEqual(career?.person, {
      person_id: id,
      name: 'Sigourney Weaver',
      birth_year: 1949,
      death_year: null,
      professions: ['actor'],
      films: 2,
    });
    assert.deepEqual(career.parts, [
      { category: 'actor', film_id: 90605, job: null, characters: ['Ripley'] },
      { category: 'actor', film_id: 78748, job: null, characters: ['Ripley'] },
    ]);
    assert.equal(await careerOf(database(), 999_999, signal), undefined);
  });

  test('are the credits of a film, in their order', async () => {
    const credits = await creditsOf(database(), 22100, signal);
    assert.deepEqual(
      credits.map(({ name, category, ordering }) => [name, category, ordering]),
      [
        ['Peter Lorre', 'actor', 1],
        ['Fritz Lang', 'actor', 2],
      ],
    );
  });
});

test('credits without a category or a place, and characters without a name, do no harm', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'reelated-people-'));
  t.after(async () => rm(folder, { recursive: true }));
  const path = join(folder, 'films.duckdb');
  await writePeople(
    path,
    ['A'],
    [
      "INSERT INTO credits VALUES (1, 1, NULL, NULL, NULL, [NULL, 'X']), (1, 1, 2, 'actor', 'j', NULL)",
    ],
  );
  await using database = await FilmDatabase.openFile(path);
  const actor = { category: 'actor', job: 'j', characters: null };
  const unknown = { category: '', job: null, characters: ['X'] };
  assert.deepEqual(await creditsOf(database, 1, signal), [
    { person_id: 1, name: 'A', ...actor, ordering: 2 },
    { person_id: 1, name: 'A', ...unknown, ordering: 0 },
  ]);
  assert.deepEqual((await careerOf(database, 1, signal))?.parts, [
    { ...actor, film_id: 1 },
    { ...unknown, film_id: 1 },
  ]);
});

/** Writes a database of one film and some people, whose ids are their places from 1. */
async function writePeople(
  path: string,
  names: readonly string[],
  statements: readonly string[] = [],
): Promise<void> {
  using session = await openDuckDB({ path });
  for (const statement of [
    "CREATE TABLE films AS SELECT 1 AS film_id, DATE '2001-01-01' AS year, 7 AS rating",
    'CREATE TABLE film_terms (film_id INTEGER)',
    'CREATE TABLE term_labels (field VARCHAR, term VARCHAR, label VARCHAR)',
    'CREATE TABLE articles (film_id INTEGER, article VARCHAR)',
    'CREATE TABLE dataset (snapshot VARCHAR)',
    `CREATE TABLE people (person_id INTEGER, name VARCHAR, birth_year INTEGER, death_year INTEGER,
      professions VARCHAR[])`,
    `CREATE TABLE credits (film_id INTEGER, person_id INTEGER, ordering INTEGER, category VARCHAR,
      job VARCHAR, characters VARCHAR[])`,
    ...statements,
  ]) {
    await session.connection.run(statement);
  }
  for (const [place, name] of names.entries()) {
    await session.connection.run('INSERT INTO people VALUES ($id, $name, NULL, NULL, [])', {
      id: place + 1,
      name,
    });
  }
}
