import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDuckDB } from '../../duckdb/connect.ts';
import { sqlChecks } from '../../duckdb/sql-checks.ts';
import { FILM_CHECKS } from './film-checks.ts';

const TABLES = {
  films: {
    columns:
      'film_id, title, year, duration, genres, rating, vote_count, persons, original_title, language',
    rows: `(1, 'Spirited Away', DATE '2001-01-01', 124, ['Animation'], 8.6, 900, ['A'], 'Sen to Chihiro', 'ja'),
      (2, 'Alien', NULL, NULL, ['Horror'], 8.5, 1000, [], NULL, NULL)`,
  },
  people: { columns: 'person_id, name', rows: "(1, 'A'), (2, 'A')" },
  credits: { columns: 'film_id, person_id', rows: '(1, 1), (1, 2)' },
  alternate_titles: {
    columns: 'film_id, title',
    rows: "(1, 'Chihiro'), (1, 'chihiro'), (2, 'Chihiro')",
  },
} as const;

type TableName = keyof typeof TABLES;

/** Rows, further or in place of those above, that break exactly one rule, by its file. */
const BREACHES: Readonly<Record<string, readonly [TableName, (rows: string) => string]>> = {
  'film-keys.sql': ['films', (rows) => `${rows}, ${unknownFilms(1)}, ${unknownFilms(1)}`],
  'film-ranges.sql': ['films', (rows) => rows.replace('8.5', '10.5')],
  'person-keys.sql': ['people', (rows) => `${rows}, (1, 'B')`],
  'credit-films.sql': ['credits', (rows) => `${rows}, (3, 1)`],
  'alternate-title-films.sql': ['alternate_titles', (rows) => `${rows}, (3, 'Chihiro')`],
  'alternate-title-texts.sql': ['alternate_titles', (rows) => `${rows}, (1, 'Sen to Chihiro')`],
  'known-shares.sql': ['films', (rows) => `${rows}, ${unknownFilms(1000)}`],
};

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelated-checks-'));
});
after(async () => rm(folder, { recursive: true, force: true }));

const LIMITS = { workers: 1, memoryBytes: 2 ** 28, signal: new AbortController().signal };

/** The rules that are broken where a table has other rows, by their files. */
async function broken(
  changed?: TableName,
  change: (rows: string) => string = (rows) => rows,
  empty: readonly string[] = [],
): Promise<readonly string[]> {
  using session = await openDuckDB({ threads: 1 });
  const paths: Record<string, string> = {};
  for (const [name, { columns, rows }] of Object.entries(TABLES)) {
    const path = join(folder, `${name}.parquet`);
    paths[name] = path;
    const values = name === changed ? change(rows) : rows;
    const limit = empty.includes(name) ? 'LIMIT 0' : '';
    await session.connection.run(
      `COPY (SELECT * FROM (VALUES ${values}) AS t(${columns}) ${limit}) TO '${path}'`,
    );
  }
  const results = await sqlChecks(FILM_CHECKS, paths, LIMITS);
  return FILM_CHECKS.filter((_, index) => (results[index]?.offenders ?? 0) > 0).map(
    ({ pathname }) => pathname.split('/').at(-1) ?? '',
  );
}

test('rows that are as they should be break no rule of the films', async () => {
  assert.deepEqual(await broken(), []);
});

test('every rule of the films is broken by what it is for, and no other one', async () => {
  const names = FILM_CHECKS.map(({ pathname }) => pathname.split('/').at(-1));
  assert.deepEqual(new Set(names), new Set([...Object.keys(BREACHES), 'film-count.sql']));
  for (const [name, [table, change]] of Object.entries(BREACHES)) {
    assert.deepEqual(await broken(table, change), [name], name);
  }
});

test('no film at all breaks a rule, so that nothing is published in the place of films', async () => {
  assert.deepEqual(await broken(undefined, undefined, Object.keys(TABLES)), ['film-count.sql']);
});

test('a title twice in a film, none, and the title itself are no alternate titles', async () => {
  for (const row of ["(1, 'Chihiro')", '(1, NULL)', "(2, 'Alien')"]) {
    const found = await broken('alternate_titles', (rows) => `${rows}, ${row}`);
    assert.deepEqual(found, ['alternate-title-texts.sql'], row);
  }
});

/** Films of which neither year nor length is known. */
function unknownFilms(count: number): string {
  return Array.from(
    { length: count },
    (_, i) => `(${i + 10}, 'X', NULL, NULL, ['War'], 7.0, 501, ['A'], NULL, NULL)`,
  ).join();
}
