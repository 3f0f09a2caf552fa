import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test, type TestContext } from 'node:test';
import { listValue } from '@duckdb/node-api';
import { OPTIONS } from '../../src/config/options.ts';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql, textOf } from '../../src/duckdb/sql-file.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { outputDigests } from '../fixtures/outputs.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

/** A published database under test, with its films as vectors over the terms of the preset seed. */
interface Published extends Disposable {
  readonly filmIds: readonly number[];
  /** How many similarities are stored. */
  readonly storedRows: number;
  /** Some of them, each with that of the opposite direction, null where it is not stored. */
  readonly storedAt: (places: readonly number[]) => Promise<readonly StoredPair[]>;
  /** The stored similarities of a film, in their order. */
  readonly storedOf: (film: number) => Promise<readonly number[]>;
  /** The plain computation: the cosine of two films' term weights, and nothing else. */
  readonly cosine: (a: number, b: number) => number;
}

interface StoredPair {
  readonly film: number;
  readonly other: number;
  readonly similarity: number;
  readonly back: number | null;
}

// the pairs of real films are millions: only those that are checked leave the database
const STORED_AT = `
  SELECT one.film_id, one.other_id, one.similarity, back.similarity AS back
  FROM (FROM films_cos_sim WHERE rowid IN (SELECT unnest($places::BIGINT[]))) AS one
  LEFT JOIN films_cos_sim AS back
    ON back.film_id = one.other_id AND back.other_id = one.film_id`;
const STORED_OF = 'SELECT similarity FROM films_cos_sim WHERE film_id = $film ORDER BY rowid';

async function published(dataDir: string): Promise<Published> {
  const session = await openDuckDB({
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
  const [counted] = await querySql(connection, 'SELECT count(*) AS rows FROM films_cos_sim');
  return {
    filmIds: [...vectors.keys()].toSorted((a, b) => a - b),
    storedRows: Number(counted?.['rows']),
    async storedAt(places) {
      const rows = await querySql(connection, STORED_AT, { places: listValue([...places]) });
      return rows.map(({ film_id: film, other_id: other, similarity, back }) => ({
        film: Number(film),
        other: Number(other),
        similarity: Number(similarity),
        back: back === null ? null : Number(back),
      }));
    },
    async storedOf(film) {
      const rows = await querySql(connection, STORED_OF, { film });
      return rows.map(({ similarity }) => Number(similarity));
    },
    [Symbol.dispose]: () => session[Symbol.dispose](),
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

  using found = await published(one);
  const { filmIds, storedRows, cosine } = found;
  const neighbours = Math.min(OPTIONS.neighbours.fallback, filmIds.length - 1);
  assert.equal(storedRows, filmIds.length * neighbours);

  const random = randomBelow(1);
  const places = new Set(Array.from({ length: 1000 }, () => random(storedRows)));
  const pairs = await found.storedAt([...places]);
  assert.equal(pairs.length, places.size);
  for (const { film, other, similarity, back } of pairs) {
    assert.ok(Math.abs(similarity - cosine(film, other)) <= 1e-12, `${film} ${other}`);
    if (back !== null) assert.equal(back, similarity, 'both directions have one similarity');
  }
  assert.ok(pairs.some(({ back }) => back !== null));

  for (let check = 0; check < 5; check += 1) {
    const film = filmIds[random(filmIds.length)] ?? 0;
    const ranked = filmIds
      .filter((other) => other !== film)
      .map((other) => ({ other, similarity: cosine(film, other) }))
      .toSorted((a, b) => b.similarity - a.similarity || a.other - b.other);
    const stored = await found.storedOf(film);
    assert.equal(stored.length, neighbours);
    for (const [place, similarity] of stored.entries()) {
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
