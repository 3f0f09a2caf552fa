import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDuckDB } from '../../duckdb/connect.ts';
import { sqlChecks } from '../../duckdb/sql-checks.ts';

const FILMS = '(1), (2), (3)';
const TERMS = `(1, 'genre', 'Drama', 0.5), (2, 'genre', 'Drama', 0.5), (3, 'genre', 'War', 1.1),
  (3, 'word', 'war', 1.1)`;
const LABELS = `('genre', 'War', 'Krieg')`;
const PAIRS = `(1, 2, 0.5), (1, 3, 0.5), (2, 1, 0.5), (2, 3, 0.1), (3, 1, 0.5), (3, 2, 0.1)`;
const LIMITS = { workers: 1, memoryBytes: 2 ** 28, signal: new AbortController().signal };

/** Rows that break exactly one rule, by its file. */
const BREACHES: Readonly<
  Record<string, { readonly terms?: string; readonly labels?: string; readonly pairs?: string }>
> = {
  'term-keys.sql': { terms: `${TERMS}, (3, 'word', 'war', 1.2)` },
  'term-weights.sql': { terms: `${TERMS}, (3, 'word', 'x', 'nan'::DOUBLE)` },
  'term-films.sql': { terms: `${TERMS}, (4, 'word', 'war', 1.1)` },
  'films-with-terms.sql': { terms: TERMS.replace("(2, 'genre'", "(2, 'word'") },
  'term-labels.sql': { labels: `${LABELS}, ('genre', 'Comedy', 'Komödie')` },
  'pair-values.sql': { pairs: PAIRS.replace('(1, 2, 0.5)', '(1, 2, 1.1)') },
  'neighbour-order.sql': {
    pairs: PAIRS.replace('(1, 2, 0.5), (1, 3, 0.5)', '(1, 3, 0.5), (1, 2, 0.5)'),
  },
  'neighbour-counts.sql': { pairs: PAIRS.replace(', (3, 2, 0.1)', '') },
};

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reelated-checks-'));
});
after(async () => rm(folder, { recursive: true, force: true }));

/** The rules that rows break, by their files. */
async function broken({ terms = TERMS, labels = LABELS, pairs = PAIRS } = {}): Promise<
  readonly string[]
> {
  using session = await openDuckDB({ threads: 1 });
  const paths = {
    films: join(folder, 'films.parquet'),
    terms: join(folder, 'terms.parquet'),
    labels: join(folder, 'labels.parquet'),
    csfilms: join(folder, 'csfilms.parquet'),
  };
  const rows = {
    films: `SELECT * FROM (VALUES ${FILMS}) AS t(film_id)`,
    terms: `SELECT * FROM (VALUES ${terms}) AS t(film_id, field, term, weight)`,
    labels: `SELECT * FROM (VALUES ${labels}) AS t(field, term, label)`,
    csfilms: `SELECT * FROM (VALUES ${pairs}) AS t(film_id, other_id, similarity)`,
  };
  for (const [name, path] of Object.entries(paths)) {
    await session.connection.run(`COPY (${rows[name as keyof typeof rows]}) TO '${path}'`);
  }
  const names = Object.keys(BREACHES);
  const files = names.map((name) => new URL(`./${name}`, import.meta.url));
  const results = await sqlChecks(files, { ...paths, neighbours: 100 }, LIMITS);
  return names.filter((_, index) => (results[index]?.offenders ?? 0) > 0);
}

test('correct rows break no rule', async () => {
  assert.deepEqual(await broken(), []);
});

test('each broken rule is reported, and no other', async () => {
  const files = (await readdir(new URL('./', import.meta.url))).filter((name) =>
    name.endsWith('.sql'),
  );
  assert.deepEqual(files.toSorted(), Object.keys(BREACHES).toSorted());
  for (const [name, rows] of Object.entries(BREACHES)) {
    assert.deepEqual(await broken(rows), [name]);
  }
});
