import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql, textOf } from '../../src/duckdb/sql-file.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { outputDigests } from '../fixtures/outputs.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

/** A published database under test, with its films as vectors over the terms of the preset seed. */
interface Published {
  readonly filmIds: readonly number[];
  readonly stored: readonly { film_id: number; other_id: number; similarity: number }[];
  /** The plain computation: the cosine of two films' term weights, and nothing else. */
  readonly cosine: (a: number, b: number) => number;
}

async function published(dataDir: string): Promise<Published> {
  using session = await openDuckDB({
    path: join(dataDir, 'duckdb', 'films.duckdb'),
    readOnly: true,
  });
  const { connection } = session;
  const terms = await querySql(
    connection,
    `SELECT film_id, field, term, weight FROM film_terms
     WHERE field IN ('title', 'genre', 'rating', 'person')`,
  );
  const vectors = new Map<number, Map<string, number>>();
  for (const { film_id: film, field, term, weight } of terms) {
    const vector = vectors.get(Number(film)) ?? new Map<string, number>();
    vector.set(`${textOf(field)}:${textOf(term)}`, Number(weight));
    vectors.set(Number(film), vector);
  }
  const dot = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number =>
    [...a].reduce((sum, [term, weight]) => sum + weight * (b.get(term) ?? 0), 0);
  const vectorOf = (film: number): ReadonlyMap<string, number> => vectors.get(film) ?? new Map();
  const stored = await querySql(connection, 'FROM films_cos_sim');
  return {
    filmIds: [...vectors.keys()].toSorted((a, b) => a - b),
    stored: stored as unknown as Published['stored'],
    cosine(a, b) {
      const [u, v] = [vectorOf(a), vectorOf(b)];
      const lengths = Math.sqrt(dot(u, u) * dot(v, v));
      return lengths === 0 ? 0 : dot(u, v) / lengths;
    },
  };
}

/** Random whole numbers below a bound, the same each time (a linear congruential generator). */
function randomBelow(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
}

async function checkLikeness(t: TestContext, datasets: string): Promise<void> {
  const folder = scratchFolder(t);
  const [one, two] = [join(folder, 'one'), join(folder, 'two')];
  assert.equal(
    (await runPipeline(one, datasets, { preset: 'seed', workers: 1 })).status,
    'succeeded',
  );
  assert.equal(
    (await runPipeline(two, datasets, { preset: 'seed', workers: 2 })).status,
    'succeeded',
  );
  assert.deepEqual(await outputDigests(two), await outputDigests(one), '1 and 2 workers');

  const { filmIds, stored, cosine } = await published(one);
  const neighbours = Math.min(100, filmIds.length - 1);
  assert.equal(stored.length, filmIds.length * neighbours);

  const random = randomBelow(1);
  const similarities = new Map(stored.map((row) => [`${row.film_id} ${row.other_id}`, row]));
  for (let pair = 0; pair < 1000; pair += 1) {
    const row = stored[random(stored.length)];
    assert.ok(row);
    const { film_id: film, other_id: other, similarity } = row;
    assert.ok(Math.abs(similarity - cosine(film, other)) <= 1e-12, `${film} ${other}`);
    const back = similarities.get(`${other} ${film}`);
    if (back) assert.equal(back.similarity, similarity, 'both directions have one similarity');
  }

  for (let check = 0; check < 5; check += 1) {
    const film = filmIds[random(filmIds.length)] ?? 0;
    const ranked = filmIds
      .filter((other) => other !== film)
      .map((other) => ({ other, similarity: cosine(film, other) }))
      .toSorted((a, b) => b.similarity - a.similarity || a.other - b.other);
    const found = stored.filter(({ film_id: id }) => id === film);
    for (const [place, { similarity }] of found.entries()) {
      const expected = ranked[place]?.similarity ?? Number.NaN;
      assert.ok(Math.abs(similarity - expected) <= 1e-12, `film ${film}, place ${place + 1}`);
    }
  }
}

describe('stored similarities equal the plain computation, for any number of workers', () => {
  test('on the sample', async (t) => {
    await checkLikeness(t, writeDatasets(join(scratchFolder(t), 'imdb'), SAMPLE));
  });
  const real = process.env['REELATED_REAL_DATASETS'];
  if (real !== undefined) {
    test('on real films', async (t) => checkLikeness(t, real));
  }
});
