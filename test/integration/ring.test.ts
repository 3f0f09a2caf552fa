import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/api/app.ts';
import { openSnapshot } from '../../src/api/snapshot/snapshot.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { textOf } from '../../src/duckdb/sql-file.ts';
import { matchLibrary } from '../../src/library/match-library.ts';
import type { FilmTitles } from '../../src/library/titles/film-titles.ts';
import { createTitleIndex } from '../../src/library/titles/title-index.ts';
import { FIELDS } from '../../src/similarity/terms/similarity-fields.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { compareOutputs } from '../fixtures/parquet-rows.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { COLLECTION } from '../fixtures/same-outputs.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

/** Articles and Wikidata are only looked for about films of the collection. */
const { articles: _, ...IMDB_FILES } = SAMPLE;

/** Above this is the collection; the ring is the rest of the sample. */
const MIN_RATING = 7.9;

describe('films rated below the limit', () => {
  let dataDirs: { readonly ring: string; readonly none: string; readonly wide: string };
  let app: FastifyInstance;
  const closing = new AsyncDisposableStack();

  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reelated-ring-'));
    closing.defer(() => rmSync(folder, { recursive: true, force: true }));
    const datasets = writeDatasets(join(folder, 'imdb'), IMDB_FILES);
    const build = async (name: string, settings: object): Promise<string> => {
      const dataDir = join(folder, name);
      const { status, tasks } = await runPipeline(dataDir, datasets, settings);
      assert.equal(status, 'succeeded', JSON.stringify(tasks));
      return dataDir;
    };
    dataDirs = {
      ring: await build('ring', { minRating: MIN_RATING }),
      none: await build('none', { minRating: MIN_RATING, ring: false }),
      wide: await build('wide', { minRating: 0 }),
    };
    const snapshot = closing.use(await openSnapshot(dataDirs.ring, UNHURRIED));
    app = await buildApp({ ...UNHURRIED, snapshot });
    closing.defer(async () => app.close());
  });
  after(async () => closing.disposeAsync());

  const rowsOf = async (statement: string) => {
    using session = await openDuckDB();
    const { connection } = session;
    for (const [name, dataDir] of Object.entries(dataDirs)) {
      for (const table of ['films', 'terms', 'ring_films', 'ring_terms']) {
        await connection.run(
          `CREATE VIEW ${name}_${table} AS FROM '${join(dataDir, 'output', table)}/*.parquet'`,
        );
      }
    }
    return (await connection.runAndReadAll(statement)).getRowsJson();
  };

  test('change nothing in the collection', async () => {
    for (const name of [...COLLECTION, 'term_labels']) {
      const { rows, differences } = await compareOutputs([dataDirs.ring, dataDirs.none], name);
      assert.deepEqual(differences, [], name);
      assert.equal(rows > 0, name !== 'term_labels', name);
    }
    assert.deepEqual(await rowsOf('SELECT count(*)::INTEGER FROM none_ring_films'), [[0]]);
    assert.deepEqual(await rowsOf('SELECT count(*)::INTEGER FROM none_ring_terms'), [[0]]);
  });

  test('are those that a build without the limit would have besides', async () => {
    const columns =
      'film_id, title, "year", rating, vote_count, original_title, genres, "language"';
    const found = await rowsOf(`SELECT ${columns} FROM ring_ring_films`);
    assert.ok(found.length > 100);
    assert.deepEqual(
      found,
      await rowsOf(`SELECT ${columns} FROM wide_films ANTI JOIN ring_films USING (film_id)`),
    );
  });

  test('have the terms that such a build gives them, if films of the collection have them', async () => {
    const fields = FIELDS.map((field) => `'${field}'`).join();
    // the numbers are those of the model: fields in their order, then text
    const vocabulary = `SELECT field, term,
        row_number() OVER (ORDER BY list_position([${fields}], field), term) - 1 AS term_id
      FROM (SELECT DISTINCT field, term FROM ring_terms)`;
    const found = await rowsOf(
      `SELECT film_id, field, term FROM ring_ring_terms JOIN (${vocabulary}) USING (term_id)
       ORDER BY ALL`,
    );
    const expected = await rowsOf(
      `SELECT film_id, field, term FROM wide_terms
       SEMI JOIN ring_ring_films USING (film_id)
       SEMI JOIN ring_terms USING (field, term) ORDER BY ALL`,
    );
    assert.ok(found.length > 1000);
    assert.deepEqual(found, expected);
  });

  const post = async (payload: object) => {
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url: '/film/for-you',
      payload,
    });
    assert.equal(statusCode, 200, body);
    return JSON.parse(body) as {
      readonly total: number;
      readonly used: object;
      readonly films: readonly {
        readonly film_id: number;
        readonly score: number;
        readonly because: {
          readonly films: readonly { readonly film_id: number; readonly title: string }[];
          readonly personal: number;
          readonly rating: number;
          readonly popularity: number;
        };
      }[];
    };
  };

  test('count as evidence of taste, are named as reasons and never offered', async () => {
    const [[filmId, title] = []] = await rowsOf(
      `SELECT film_id, title FROM ring_ring_films
       SEMI JOIN ring_ring_terms USING (film_id)
       ORDER BY film_id LIMIT 1`,
    );
    const films = await rowsOf('SELECT film_id FROM ring_films');
    const ratings = [{ film_id: Number(filmId), rating: 10 }];
    const found = await post({ ratings, explain: true, limit: 1000 });
    assert.deepEqual(found.used, { rated: 1, known: 1, liked: 1, disliked: 0 });
    assert.equal(found.total, films.length);
    assert.deepEqual(
      found.films[0]?.because.films.map((one) => [one.film_id, one.title]),
      [[filmId, title]],
    );
    for (const { score, because } of found.films) {
      const sum = because.personal + because.rating + because.popularity;
      assert.ok(Math.abs(score - sum) < 1e-12);
    }
    const offered = new Set(found.films.map(({ film_id: id }) => id));
    assert.deepEqual(offered, new Set(films.map(([id]) => id)));
    const unknown = await post({ ratings: [{ film_id: 1, rating: 10 }], limit: 1 });
    assert.deepEqual(unknown.used, { rated: 1, known: 0, liked: 0, disliked: 0 });
  });

  test('are among the titles for matching only if they are asked for', async () => {
    const titlesWith = async (query: Record<string, string>): Promise<FilmTitles> =>
      (await app.inject({ url: '/film/titles', query })).json();
    const films = await rowsOf('SELECT film_id FROM ring_films ORDER BY film_id');
    const ring = await rowsOf(
      'SELECT film_id, title, year("year") FROM ring_ring_films ORDER BY 1',
    );
    const plain = await titlesWith({});
    assert.deepEqual([plain.film_ids.length, plain.not_offered], [films.length, []]);
    const all = await titlesWith({ ring: 'true' });
    assert.equal(all.film_ids.length, films.length + ring.length);
    assert.deepEqual(
      all.not_offered?.map((row) => [all.film_ids[row], all.titles[row], all.years[row]]),
      ring.map(([id, title, year]) => [id, title, Number(year)]),
    );
    const [[id, title, year] = []] = ring;
    const { films: matched } = matchLibrary(createTitleIndex(all), [
      { file: 'a', line: 1, title: textOf(title), year: Number(year), mark: 'rated', rating: 3 },
    ]);
    assert.deepEqual(matched, [
      { filmId: id, title, rating: 3, marks: ['rated'], notOffered: true },
    ]);
  });
});
