import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDuckDB } from '../../duckdb/connect.ts';
import type { CheckResult, Target } from '../../workflow/task.ts';
import { FILM_COLUMNS } from '../film-columns.ts';
import { checkFilms } from './film-checks.ts';

const TABLES = {
  films: {
    columns: FILM_COLUMNS.map(({ name, type }) => `${name} ${type}`),
    rows: `(1, 'Spirited Away', DATE '2001-01-01', 124, ['Animation'], 8.6, 900, ['A', 'A'], 'Sen to Chihiro', 'ja', ['Japan'], ['anime film']),
      (2, 'Alien', NULL, NULL, ['Horror'], 8.5, 1000, [], NULL, NULL, [], [])`,
  },
  people: { columns: ['person_id INTEGER', 'name VARCHAR'], rows: "(1, 'A'), (2, 'A')" },
  credits: { columns: ['film_id INTEGER', 'person_id INTEGER'], rows: '(1, 1), (1, 2)' },
  alternate_titles: {
    columns: ['film_id INTEGER', 'title VARCHAR'],
    rows: "(1, 'Chihiro'), (1, 'chihiro'), (2, 'Chihiro')",
  },
} as const;

type TableName = keyof typeof TABLES;

/** How a table is written otherwise than above. */
interface Change {
  readonly rows?: (rows: string) => string;
  readonly select?: string;
  readonly where?: string;
}

type Breach = readonly [what: string, rule: string, table: TableName, change: Change];

const COLUMNS = 'films: the documented columns with their types, in this order';
const KEYS = 'films: film_id is unique and not null';
const VALUES =
  'films: a title, at least one genre, a rating from 0 to 10, votes, and lists without null';
const PERSONS = 'films: as many persons as people in the credits';
const PEOPLE = 'people: person_id is unique and not null, and everyone has a name';
const CREDITS = 'credits: the film and the person exist';
const OTHER_TITLES = 'alternate_titles: the film exists, and the title is not null';
const TEXTS = 'alternate_titles: once in a film, and neither its title nor its original title';
const SHARES = 'films: year, duration and persons are known for at least half, if there are 1,000';
const COUNT = 'films: at least one title passes the filter of type, rating and votes';

const BREACHES: readonly Breach[] = [
  ['columns in another order', COLUMNS, 'films', { select: '* EXCLUDE duration, duration' }],
  ['another type', COLUMNS, 'films', { select: '* REPLACE (rating::DOUBLE AS rating)' }],
  ['a film twice', KEYS, 'films', adding(`${unknownFilms(1)}, ${unknownFilms(1)}`)],
  ['a rating of 10.5', VALUES, 'films', replacing('8.5', '10.5')],
  ['a film without genres', VALUES, 'films', replacing("['Horror']", '[]')],
  ['a film without a title', VALUES, 'films', replacing("'Alien'", 'NULL')],
  ['a person without a name in a film', VALUES, 'films', replacing("'A', 'A'", "'A', NULL")],
  ['a country without a name', VALUES, 'films', replacing("'Japan'", 'NULL')],
  ['styles that are null', VALUES, 'films', replacing("['anime film']", 'NULL')],
  ['a credited person who is missing', PERSONS, 'films', replacing("'A', 'A'", "'A'")],
  ['a person twice', PEOPLE, 'people', adding("(1, 'B')")],
  ['a person without a name', PEOPLE, 'people', replacing("(2, 'A')", '(2, NULL)')],
  ['a person without credits', 'people: everyone has a credit', 'people', adding("(3, 'B')")],
  ['a credit of an unknown film', CREDITS, 'credits', adding('(3, 1)')],
  ['a credit of no film', CREDITS, 'credits', adding('(NULL, 1)')],
  ['a title of an unknown film', OTHER_TITLES, 'alternate_titles', adding("(3, 'Chihiro')")],
  ['an alternate title that is null', OTHER_TITLES, 'alternate_titles', adding('(1, NULL)')],
  ['an alternate title twice', TEXTS, 'alternate_titles', adding("(1, 'Chihiro')")],
  ['the title as an alternate title', TEXTS, 'alternate_titles', adding("(2, 'Alien')")],
  ['the original title as one', TEXTS, 'alternate_titles', adding("(1, 'Sen to Chihiro')")],
  ['years that are hardly ever known', SHARES, 'films', adding(unknownFilms(1000))],
];

function adding(rows: string): Change {
  return { rows: (others) => `${others}, ${rows}` };
}

function replacing(text: string, by: string): Change {
  return { rows: (others) => others.replace(text, by) };
}

/** Films whose year and length are unknown. */
function unknownFilms(count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `(${i + 10}, 'X', NULL, NULL, ['War'], 7.0, 501, [], NULL, NULL, [], [])`,
  ).join();
}

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelated-checks-'));
});
after(async () => rm(folder, { recursive: true, force: true }));

const pathOf = (name: TableName): string => join(folder, name);

/** The results of all rules where some tables are written otherwise. */
async function resultsOf(
  changes: Partial<Record<TableName, Change>> = {},
): Promise<readonly CheckResult[]> {
  using session = await openDuckDB({ threads: 1 });
  const { connection } = session;
  for (const [name, { columns, rows }] of Object.entries(TABLES)) {
    const table = name as TableName;
    const { rows: changed = String, select = '*', where = 'true' } = changes[table] ?? {};
    await connection.run(`CREATE TABLE ${table} (${columns.join(', ')})`);
    await connection.run(`INSERT INTO ${table} VALUES ${changed(rows)}`);
    await connection.run(`COPY (SELECT ${select} FROM ${table} WHERE ${where})
      TO '${pathOf(table)}' (FORMAT parquet, PER_THREAD_OUTPUT, OVERWRITE)`);
  }
  const target = (name: TableName): Target => ({ kind: 'directory', path: pathOf(name) });
  const context = {
    stage: ({ path }: Target) => path,
    memoryBytes: 2 ** 28,
    signal: new AbortController().signal,
  };
  return checkFilms(context, {
    films: target('films'),
    languages: target('films'),
    people: target('people'),
    credits: target('credits'),
    alternateTitles: target('alternate_titles'),
    ring: target('films'),
  });
}

async function brokenRules(
  changes: Partial<Record<TableName, Change>> = {},
): Promise<readonly string[]> {
  const results = await resultsOf(changes);
  return results.filter(({ offenders }) => offenders > 0).map(({ rule }) => rule);
}

test('correct rows break no rule', async () => {
  assert.deepEqual(await brokenRules(), []);
});

for (const [what, rule, table, change] of BREACHES) {
  test(`${what} breaks a rule: ${rule}`, async () => {
    assert.deepEqual(await brokenRules({ [table]: change }), [rule]);
  });
}

test('no film at all breaks a rule, so that films are not replaced by nothing', async () => {
  const none = Object.keys(TABLES).map((name) => [name, { where: 'false' }] as const);
  assert.deepEqual(await brokenRules(Object.fromEntries(none)), [COUNT]);
});

test('every rule is broken by one of these', async () => {
  const rules = (await resultsOf()).map(({ rule }) => rule);
  assert.deepEqual(new Set(rules), new Set([COUNT, ...BREACHES.map(([, rule]) => rule)]));
});
