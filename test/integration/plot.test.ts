/** The field plot from the sample's sentences to an answer, and what must never be in one. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { listValue } from '@duckdb/node-api';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/api/app.ts';
import { openSnapshot, type Snapshot } from '../../src/api/snapshot/snapshot.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql, textOf } from '../../src/duckdb/sql-file.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { failureOf, runPipeline, tasksThatRan } from '../fixtures/run-pipeline.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

interface Explained {
  readonly film_id: number;
  readonly why: {
    readonly terms: readonly { readonly field: string; readonly term: string }[];
    readonly article?: string;
  };
}

const TOY_STORY = 114709;
const TOY_STORY_2 = 120363;
const ARTICLES = SAMPLE['articles'] ?? '';
/** The films that have a text, with it. */
const TEXTS = ARTICLES.split('\n')
  .slice(1, -1)
  .map((line) => line.split('\t'));

describe('words of the plot', () => {
  let folder: string;
  let dataDir: string;
  let datasets: string;
  let snapshot: Snapshot;
  let app: FastifyInstance;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reelated-plot-'));
    dataDir = join(folder, 'data');
    datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
    const summary = await runPipeline(dataDir, datasets, { neighbours: 10 });
    assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
    snapshot = await openSnapshot(dataDir, UNHURRIED);
    app = await buildApp({ ...UNHURRIED, snapshot });
  });

  after(async () => {
    await app.close();
    await snapshot[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test('an answer names shared words, and the article that they are from', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/film/similar',
      payload: { like: [TOY_STORY], limit: 1000, explain: true },
    });
    const { films } = answer.json<{ readonly films: readonly Explained[] }>();
    const sequel = films.find(({ film_id: id }) => id === TOY_STORY_2);
    const words = sequel?.why.terms.filter(({ field }) => field === 'plot');
    assert.ok(words?.some(({ term }) => term === 'toy'));
    assert.equal(sequel?.why.article, 'https://en.wikipedia.org/wiki/Toy_Story_2');
    for (const { why } of films) {
      const isNamed = why.terms.some(({ field }) => field === 'plot');
      assert.ok(isNamed || why.article === undefined);
    }
    assert.ok(films.some(({ why }) => why.article === undefined));
  });

  test('the words alone find films of the same kind of plot', async () => {
    const url = `/film/${TOY_STORY}/similar?weights=plot:1&limit=3`;
    const { films } = (await app.inject({ url })).json<{ readonly films: readonly Explained[] }>();
    assert.ok(films.some(({ film_id: id }) => id === TOY_STORY_2));
  });

  test('the texts are in no column of the database', async () => {
    assert.ok(TEXTS.length > 300);
    using session = await openDuckDB({ path: snapshot.database.path, readOnly: true });
    const { connection } = session;
    const columns = await querySql(
      connection,
      `SELECT format('FROM "{}" WHERE list_contains($texts, "{}")', table_name, column_name) AS rows
       FROM duckdb_columns() WHERE NOT internal AND data_type = 'VARCHAR'`,
    );
    assert.ok(columns.length > 10);
    const texts = listValue(TEXTS.map(([, , text = '']) => text));
    for (const { rows } of columns) {
      assert.deepEqual(await querySql(connection, textOf(rows), { texts }), [], textOf(rows));
    }
  });

  test('another text of one film changes terms and all that follows; the same again, nothing', async () => {
    const settings = { neighbours: 10 };
    assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets, settings)), []);
    const changed = ARTICLES.replace(/^(tt0114709\t[^\t]*)\t.*$/m, '$1\tA submarine and its crew.');
    assert.notEqual(changed, ARTICLES);
    writeDatasets(datasets, { articles: changed });
    assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets, settings)), [
      'SourceArticles',
      'PlotTerms',
      'FilmTerms',
      'CosineSimilarity',
      'CreateDuckDBFilms',
      'CreateDuckDBFilmsCosSim',
      'PublishSnapshot',
    ]);
    writeDatasets(datasets, { articles: 'tconst\tarticle\n' });
    const { code, message } = failureOf(await runPipeline(dataDir, datasets, settings));
    assert.equal(code, 'source-column');
    assert.match(message, /articles\.tsv\.gz, line 1: missing column text/);
  });
});
