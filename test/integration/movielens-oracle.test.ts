/** Films that are liked together, held to plain SQL that writes down every pair. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listValue, type DuckDBConnection } from '@duckdb/node-api';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql } from '../../src/duckdb/sql-file.ts';
import { eliminate } from '../../src/similarity/testing/eliminate.ts';
import { buildWithMovieLens } from '../fixtures/movielens-build.ts';
import { writeMovieLens } from '../fixtures/movielens.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const LIKES = `
  CREATE TABLE likes AS
  WITH
    links AS (
      SELECT movieId, min(imdbId)::INTEGER AS film_id
      FROM read_csv($links, all_varchar = true)
      GROUP BY movieId
    ),
    ratings AS (
      SELECT userid AS person, film_id, max(rating::DOUBLE) * 2 AS points
      FROM read_csv($ratings, all_varchar = true)
      JOIN links USING (movieId)
      GROUP BY ALL
    ),
    usual AS (SELECT person, (sum(points) + 35) / (count(*) + 5) AS usual FROM ratings GROUP BY person)
  SELECT person, film_id, 1 + (points - usual) / 4 AS weight
  FROM ratings
  JOIN usual USING (person)
  WHERE 1 + (points - usual) / 4 > 0 AND film_id IN (SELECT film_id FROM read_parquet($films))`;

/** The hundred films with the greatest affinity to a film, and how much people like both. */
const CLOSEST = `
  WITH
    squares AS (SELECT film_id, sum(weight ** 2) AS square FROM likes GROUP BY film_id),
    pairs AS (
      SELECT other.film_id, sum(one.weight * other.weight) AS shared
      FROM likes AS one
      JOIN likes AS other USING (person)
      WHERE one.film_id = $film AND other.film_id <> $film
      GROUP BY other.film_id
      HAVING shared >= 2
    )
  SELECT film_id, shared
  FROM pairs
  JOIN squares USING (film_id)
  ORDER BY shared / sqrt(square) * (shared / (shared + 5)) DESC, film_id
  LIMIT 100`;

const SHARED = `
  SELECT one.film_id AS one, other.film_id AS other, sum(one.weight * other.weight) AS shared
  FROM likes AS one
  JOIN likes AS other USING (person)
  WHERE list_contains($films, one.film_id) AND list_contains($films, other.film_id)
  GROUP BY ALL`;

/** What predicts a film, by the definition: its film_id and weight. */
async function predictorsOf(
  connection: DuckDBConnection,
  film: number,
): Promise<ReadonlyMap<number, number>> {
  const closest = await querySql(connection, CLOSEST, { film });
  const ids = closest.map((row) => Number(row['film_id']));
  const shared = new Map(
    (await querySql(connection, SHARED, { films: listValue(ids) })).map((row) => [
      `${Number(row['one'])} ${Number(row['other'])}`,
      Number(row['shared']),
    ]),
  );
  const sharedBy = (one: number, other: number) => shared.get(`${one} ${other}`) ?? 0;
  const weights = eliminate(
    ids.map((one) =>
      ids.map((other) => (one === other ? 2 * sharedBy(one, one) + 100 : sharedBy(one, other))),
    ),
    closest.map((row) => Number(row['shared'])),
  );
  return new Map(ids.map((id, at) => [id, weights[at] ?? 0]));
}

/** Compares the terms that a build has for some films with the definition. */
async function checkTerms(
  dataDir: string,
  release: string,
  isChecked: (filmId: number) => boolean,
): Promise<void> {
  using session = await openDuckDB();
  const { connection } = session;
  const parquet = (name: string): string => join(dataDir, 'output', name, '*.parquet');
  await connection.run(LIKES, {
    links: join(release, 'links.csv'),
    ratings: join(release, 'ratings.csv'),
    films: parquet('films'),
  });
  const rows = await querySql(
    connection,
    'SELECT film_id, substr(term, 3)::INTEGER AS other_id, weight FROM read_parquet($terms)',
    { terms: parquet('movielens_terms') },
  );
  const byFilm = Map.groupBy(rows, (row) => Number(row['film_id']));
  const checked = [...byFilm.keys()].filter(isChecked);
  assert.ok(checked.length > 5);
  for (const film of checked) {
    const expected = await predictorsOf(connection, film);
    const found = new Map(
      byFilm.get(film)?.map((row) => [Number(row['other_id']), Number(row['weight'])]),
    );
    assert.equal(found.get(film), 0.5);
    found.delete(film);
    for (const other of new Set([...expected.keys(), ...found.keys()])) {
      const [wanted, weight] = [Math.max(0, expected.get(other) ?? 0), found.get(other) ?? 0];
      // the usual rating has six decimals
      assert.ok(Math.abs(wanted - weight) < 1e-5, `${film}, ${other}: ${weight} for ${wanted}`);
    }
  }
}

const OPINIONS = `
  WITH
    links AS (
      SELECT movieId, min(imdbId)::INTEGER AS film_id
      FROM read_csv($links, all_varchar = true)
      GROUP BY movieId
    ),
    ratings AS (
      SELECT userid AS person, film_id, max(rating::DOUBLE) * 2 AS points
      FROM read_csv($ratings, all_varchar = true)
      JOIN links USING (movieId)
      GROUP BY ALL
    ),
    usual AS (SELECT person, (sum(points) + 35) / (count(*) + 5) AS usual FROM ratings GROUP BY person),
    above AS (
      SELECT film_id, points - usual AS points
      FROM ratings
      JOIN usual USING (person)
      WHERE film_id IN (SELECT film_id FROM read_parquet($films))
    )
  SELECT film_id, sum(points - mean) / (count(*) + 5) AS opinion
  FROM above, (SELECT avg(points) AS mean FROM above)
  GROUP BY film_id`;

/** Compares what people think of films with the statement. */
async function checkOpinions(dataDir: string, release: string): Promise<void> {
  using session = await openDuckDB();
  const parquet = (name: string): string => join(dataDir, 'output', name, '*.parquet');
  const [found] = await querySql(
    session.connection,
    `SELECT count(*)::INTEGER AS films,
       count(*) FILTER (found.opinion IS NULL OR expected.opinion IS NULL)::INTEGER AS unpaired,
       max(abs(found.opinion - expected.opinion)) AS most
     FROM read_parquet($opinions) AS found
     FULL JOIN (${OPINIONS}) AS expected USING (film_id)`,
    {
      links: join(release, 'links.csv'),
      ratings: join(release, 'ratings.csv'),
      films: parquet('films'),
      opinions: parquet('movielens_opinions'),
    },
  );
  assert.ok(Number(found?.['films']) > 0);
  assert.equal(found?.['unpaired'], 0, JSON.stringify(found));
  // the usual rating has six decimals
  assert.ok(Number(found?.['most']) < 1e-5, JSON.stringify(found));
}

test('the terms and opinions of the fixture are those that SQL finds', async (t) => {
  const { folder, dataDir, run } = buildWithMovieLens(t);
  const release = writeMovieLens(join(folder, 'ml-test'));
  assert.equal((await run(release, { task: 'MovieLensTerms' })).status, 'succeeded');
  await checkTerms(dataDir, release, () => true);
  await checkOpinions(dataDir, release);
});

const REAL = process.env['REELATED_REAL_DATASETS'] ?? '';
// beside the folder that is named, if they are there
const RELEASE = join(REAL, '../movielens-small');
const RATED_FILMS = join(REAL, '../imdb5000');

test(
  'a real release is read whole, and its terms and opinions are those that SQL finds',
  {
    skip:
      REAL !== '' && existsSync(RELEASE) && existsSync(RATED_FILMS)
        ? false
        : 'no real datasets here',
  },
  async (t) => {
    const dataDir = join(scratchFolder(t), 'data');
    const summary = await runPipeline(dataDir, RATED_FILMS, {
      movielens: RELEASE,
      task: 'MovieLensTerms',
    });
    const source = summary.tasks.find(({ task }) => task === 'SourceMovieLens');
    assert.ok(source?.state === 'ran', JSON.stringify(summary.tasks));
    assert.deepEqual([source.rows, source.warnings], [100_836, []]);
    await checkTerms(dataDir, RELEASE, (filmId) => filmId % 150 === 7);
    await checkOpinions(dataDir, RELEASE);
  },
);
