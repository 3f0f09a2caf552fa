import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { PipelineSettings } from '../../src/pipeline.ts';
import { attachReadOnly, openDuckDB } from '../../src/duckdb/connect.ts';
import { publishedFile } from '../../src/snapshot/published-database.ts';
import type { RunSummary } from '../../src/workflow/outcome.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { failureOf, runPipeline, tasksThatRan } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import {
  QUIRK_STATEMENTS,
  wikidataText,
  type WikidataStatement,
} from '../fixtures/wikidata-statements.ts';

interface Build {
  readonly datasets: string;
  readonly dataDir: string;
  readonly run: (settings?: Partial<PipelineSettings>) => Promise<RunSummary>;
}

function buildOf(
  t: TestContext,
  statements: readonly WikidataStatement[] = QUIRK_STATEMENTS,
): Build {
  const folder = scratchFolder(t);
  const wikidata = wikidataText(statements);
  const datasets = writeDatasets(join(folder, 'imdb'), { ...QUIRKS, wikidata });
  const dataDir = join(folder, 'data');
  return {
    datasets,
    dataDir,
    run: async (settings) => runPipeline(dataDir, datasets, settings),
  };
}

/** Rows of the published database as JSON values. */
async function read(dataDir: string, sql: string): Promise<unknown> {
  using session = await openDuckDB();
  await attachReadOnly(session.connection, await publishedFile(dataDir), 'snapshot');
  await session.connection.run('USE snapshot');
  return (await session.connection.runAndReadAll(sql)).getRowsJson();
}

test('films get the language, countries and styles that Wikidata knows', async (t) => {
  const { dataDir, run } = buildOf(t);
  const summary = await run();
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  assert.deepEqual(
    await read(dataDir, 'SELECT film_id, language, countries, styles FROM films ORDER BY film_id'),
    [
      [10, 'en', ['Canada', 'United States'], ['Neo-noir', 'heist film']],
      [12, null, [], []],
      [14, null, [], []],
      [15, null, [], []],
      [19, null, [], []],
      [20, null, [], []],
      [21, 'en', [], []],
      [22, 'en', [], []],
      [10000011, null, [], []],
    ],
  );
  const facts = summary.tasks.find(({ task }) => task === 'FilmFacts');
  assert.deepEqual(facts?.state === 'ran' && facts.warnings, [
    'languages without a known code were left out: 2 (most often: Klingon)',
  ]);
});

test('film_facts has every statement, and where the language of each film is from', async (t) => {
  const { dataDir, run } = buildOf(t, [
    [22, 'P364', 'Q5287', 'Japanese'],
    [20, 'P136', 'Q9', 'the "best"'],
  ]);
  await run();
  assert.deepEqual(await read(dataDir, 'FROM film_facts'), [
    [10, 'language_source', 'imdb', 'IMDb'],
    [20, 'P136', 'Q9', 'the "best"'],
    [21, 'language_source', 'inferred', 'inferred from the titles by region'],
    [22, 'P364', 'Q5287', 'Japanese'],
    [22, 'language_source', 'wikidata', 'Wikidata'],
  ]);
  assert.deepEqual(
    await read(dataDir, "SELECT counts ->> 'film_facts', sources ->> '$[#-1].name' FROM dataset"),
    [['5', 'wikidata.tsv.gz']],
  );
});

test('films that share what Wikidata says are alike in it, under its English name', async (t) => {
  const { dataDir, run } = buildOf(t);
  await run();
  assert.deepEqual(
    await read(
      dataDir,
      `SELECT film_id, field, term, label
       FROM film_terms JOIN term_labels USING (field, term)
       ORDER BY ALL`,
    ),
    [
      [10, 'series', 'the examples/Q6', 'The Examples'],
      [10, 'subject', 'Q5', 'bank robbery'],
      [19, 'series', 'the examples/Q6', 'The Examples'],
      [19, 'subject', 'Q5', 'bank robbery'],
    ],
  );
});

test('a build without Wikidata after one with it is not published unless that is accepted', async (t) => {
  const { datasets, dataDir, run } = buildOf(t);
  await run();
  assert.deepEqual(tasksThatRan(await run()), []);
  rmSync(join(datasets, 'wikidata.tsv.gz'));
  const refused = failureOf(await run());
  assert.equal(refused.code, 'snapshot-anomaly');
  assert.match(refused.message, /film_facts has 0 rows, down from 21/);
  assert.equal((await run({ acceptChanges: true })).status, 'succeeded');
  const facts = "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'film_facts'";
  assert.deepEqual(await read(dataDir, facts), [['0']]);
  assert.deepEqual(await read(dataDir, 'SELECT language FROM films WHERE film_id = 21'), [['fr']]);
  assert.deepEqual(await read(dataDir, "SELECT counts ->> 'film_facts' FROM dataset"), [[null]]);
});
