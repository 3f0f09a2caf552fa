import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openDuckDB } from '../duckdb/connect.ts';
import { runSqlFile } from '../duckdb/sql-file.ts';
import { ReelatedError } from '../errors.ts';
import { FILM_COLUMNS } from '../films/film-columns.ts';
import type { StoredPairs } from '../similarity/stored-pairs.ts';
import { checkSnapshot } from './check-snapshot.ts';

const DATASET = new URL('./tables/dataset.sql', import.meta.url);

const NEAREST: StoredPairs = { kind: 'nearest', neighbours: 1 };
const ALL_PAIRS: StoredPairs = { kind: 'all-pairs', minSimilarity: 0 };
const SOME_PAIRS: StoredPairs = { kind: 'all-pairs', minSimilarity: 0.4 };

const PAIRS = {
  nearest: '(1, 2, 0.5), (2, 1, 0.5), (3, 1, 0.2)',
  'all-pairs': '(1, 2, 0.5), (1, 3, 0.2), (2, 3, 0)',
};

/** Three films with all that a snapshot has of them. */
async function createSnapshot(connection: DuckDBConnection, pairs: string): Promise<void> {
  const columns = FILM_COLUMNS.map(({ name, type }) => `${name} ${type}`);
  const film = (id: number) =>
    `(${id}, 'Film ${id}', NULL, NULL, ['War'], 7, 501, ['A'], NULL, NULL, [], [])`;
  for (const statement of [
    `CREATE TABLE films (${columns.join(', ')})`,
    `INSERT INTO films VALUES ${[1, 2, 3].map(film).join(', ')}`,
    "CREATE TABLE people AS SELECT 1 AS person_id, 'A' AS name",
    'CREATE TABLE credits AS SELECT film_id, 1 AS person_id FROM films',
    'CREATE TABLE alternate_titles (film_id INTEGER, title VARCHAR)',
    "CREATE TABLE film_terms AS SELECT film_id, 'genre' AS field, 'War' AS term, 0.5::DOUBLE AS weight FROM films",
    'CREATE TABLE films_cos_sim (film_id INTEGER, other_id INTEGER, similarity DOUBLE)',
    `INSERT INTO films_cos_sim VALUES ${pairs}`,
  ]) {
    await connection.run(statement);
  }
  await runSqlFile(connection, DATASET, {
    snapshot: 'x',
    built_at: '2026-01-01',
    parameters: '{}',
    sources: '[]',
    licence: 'x',
  });
}

/** What is said against a snapshot after some statements; undefined when it may be published. */
async function objection(
  stored: StoredPairs,
  statements: readonly string[] = [],
): Promise<string | undefined> {
  using session = await openDuckDB({ threads: 1 });
  const { connection } = session;
  await createSnapshot(connection, PAIRS[stored.kind]);
  for (const statement of statements) await connection.run(statement);
  try {
    await checkSnapshot(connection, { stored });
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ReelatedError && error.code === 'snapshot-check', String(error));
    return error.message;
  }
}

test('a correct snapshot may be published, with nearest films, all pairs or some of them', async () => {
  assert.equal(await objection(NEAREST), undefined);
  assert.equal(await objection(ALL_PAIRS), undefined);
  assert.equal(
    await objection(SOME_PAIRS, ['DELETE FROM films_cos_sim WHERE similarity < 0.4', ...RECOUNTED]),
    undefined,
  );
});

/** The counts of `dataset` after a change of films_cos_sim. */
const RECOUNTED = [
  `UPDATE dataset SET counts = json_merge_patch(
    counts, json_object('films_cos_sim', (SELECT count(*) FROM films_cos_sim)))`,
];

type Breach = readonly [stored: StoredPairs, statement: string, rule: string, example: string];

const BREACHES: readonly Breach[] = [
  [
    NEAREST,
    'UPDATE films SET vote_count = -1 WHERE film_id = 2',
    'films: a title, at least one genre, a rating from 0 to 10, votes, and lists without null',
    'film_id 2',
  ],
  [
    NEAREST,
    'DELETE FROM people',
    'credits: the film and the person exist',
    'film_id 1, person_id 1',
  ],
  [
    NEAREST,
    "INSERT INTO film_terms VALUES (4, 'genre', 'War', 1)",
    'film_terms: the film exists, and weights are finite and not negative',
    'film_id 4, term War',
  ],
  [
    NEAREST,
    "UPDATE film_terms SET weight = 'infinity' WHERE film_id = 3",
    'film_terms: the film exists, and weights are finite and not negative',
    'film_id 3, term War',
  ],
  [
    NEAREST,
    'UPDATE films_cos_sim SET other_id = 3 WHERE film_id = 3',
    'films_cos_sim: both films exist and are different',
    'film_id 3, other_id 3',
  ],
  [
    NEAREST,
    "UPDATE films_cos_sim SET similarity = 'nan' WHERE film_id = 3",
    'films_cos_sim: similarities from 0 to 1',
    'film_id 3, other_id 1, similarity NaN',
  ],
  [
    NEAREST,
    'UPDATE dataset SET counts = json_merge_patch(counts, json(\'{"people": 2}\'))',
    'dataset: one row, with an id, a time, and the row counts of the tables',
    'snapshot x',
  ],
  [
    NEAREST,
    'INSERT INTO dataset FROM dataset',
    'dataset: one row, with an id, a time, and the row counts of the tables',
    'snapshot x',
  ],
  [
    NEAREST,
    'UPDATE films_cos_sim SET film_id = 1, other_id = 2 WHERE film_id = 3',
    'films_cos_sim: each pair once',
    'film_id 1, other_id 2',
  ],
  [
    NEAREST,
    'UPDATE films_cos_sim SET similarity = 0.6 WHERE film_id = 2',
    'films_cos_sim: a pair has the same similarity in both directions',
    'film_id 1, other_id 2',
  ],
  [
    NEAREST,
    'UPDATE films_cos_sim SET film_id = 2, other_id = 3 WHERE film_id = 3',
    'films_cos_sim: every film has as many nearest films as requested',
    'film_id 2, neighbours 2',
  ],
  [
    ALL_PAIRS,
    'UPDATE films_cos_sim SET film_id = 3, other_id = 1 WHERE film_id = 2',
    'films_cos_sim: each pair once, film_id < other_id, ordered by film_id, similarity, other_id',
    'film_id 3, other_id 1',
  ],
  [
    ALL_PAIRS,
    'UPDATE films_cos_sim SET similarity = 0.6 WHERE film_id = 1 AND other_id = 3',
    'films_cos_sim: each pair once, film_id < other_id, ordered by film_id, similarity, other_id',
    'film_id 1, other_id 3',
  ],
  [
    SOME_PAIRS,
    'SELECT 1',
    'films_cos_sim: pairs at or above the minimum similarity; if it is 0, every film with all later ones',
    'film_id 2, pairs 1',
  ],
];

for (const [stored, statement, rule, example] of BREACHES) {
  test(`not published after ${statement}`, async () => {
    const said = await objection(stored, [statement]);
    assert.match(said ?? '', /^not published: \d rows? breaks? the rule/);
    assert.ok(said?.includes(`the rule "${rule}", such as ${example}`), said);
  });
}

test('with all pairs none may be missing', async () => {
  const said = await objection(ALL_PAIRS, [
    'DELETE FROM films_cos_sim WHERE other_id = 3 AND film_id = 1',
    ...RECOUNTED,
  ]);
  assert.match(
    said ?? '',
    /the rule "films_cos_sim: pairs at or above .*such as film_id 1, pairs 1/,
  );
});
