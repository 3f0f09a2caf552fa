/** Films that are liked together, held to one plain SQL statement that writes down every pair. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openDuckDB } from '../../src/duckdb/connect.ts';
import { querySql } from '../../src/duckdb/sql-file.ts';
import { buildWithMovieLens } from '../fixtures/movielens-build.ts';
import { writeMovieLens } from '../fixtures/movielens.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const EXPECTED = `
  CREATE TABLE expected AS
  WITH
    links AS (
      SELECT movieId, min(imdbId)::INTEGER AS film_id
      FROM read_csv($links, all_varchar = true)
      GROUP BY movieId
    ),
    likes AS (
      SELECT DISTINCT userid AS person, film_id
      FROM read_csv($ratings, all_varchar = true)
      JOIN links USING (movieId)
      WHERE rating::DOUBLE >= 4 AND film_id IN (SELECT film_id FROM read_parquet($films))
    ),
    popularity AS (SELECT film_id, count(*) AS fans FROM likes GROUP BY film_id),
    pairs AS (
      SELECT one.film_id, other.film_id AS other_id, count(*) AS fans_of_both
      FROM likes AS one
      JOIN likes AS other ON one.person = other.person AND one.film_id <> other.film_id
      GROUP BY ALL
      HAVING fans_of_both >= 2
    ),
    weighed AS (
      SELECT
        pairs.film_id,
        other_id,
        fans_of_both / sqrt(one.fans * other.fans) * (fans_of_both / (fans_of_both + 5)) AS weight
      FROM pairs
      JOIN popularity AS one ON one.film_id = pairs.film_id
      JOIN popularity AS other ON other.film_id = other_id
    ),
    best AS (
      FROM weighed
      QUALIFY row_number() OVER (PARTITION BY film_id ORDER BY round(weight, 12) DESC, other_id) <= 50
    )
  SELECT film_id, other_id, max(weight) AS weight
  FROM (
    FROM best
    UNION ALL
    SELECT other_id, film_id, weight FROM best
    UNION ALL
    SELECT DISTINCT film_id, film_id, 0.5 FROM best
  )
  GROUP BY ALL`;

const DIFFERENCES = `
  SELECT
    count(*)::INTEGER AS rows,
    count(*) FILTER (found.weight IS NULL OR expected.weight IS NULL)::INTEGER AS unpaired,
    coalesce(max(abs(found.weight - expected.weight)), 0) AS most
  FROM (
    SELECT film_id, substr(term, 3)::INTEGER AS other_id, weight FROM read_parquet($terms)
  ) AS found
  FULL JOIN expected USING (film_id, other_id)`;

/** Compares the terms of a build with the statement. */
async function checkTerms(dataDir: string, release: string): Promise<void> {
  using session = await openDuckDB();
  const { connection } = session;
  const parquet = (name: string): string => join(dataDir, 'output', name, '*.parquet');
  await connection.run(EXPECTED, {
    links: join(release, 'links.csv'),
    ratings: join(release, 'ratings.csv'),
    films: parquet('films'),
  });
  const [found] = await querySql(connection, DIFFERENCES, { terms: parquet('movielens_terms') });
  assert.ok(Number(found?.['rows']) > 0);
  assert.equal(found?.['unpaired'], 0, JSON.stringify(found));
  assert.ok(Number(found?.['most']) < 1e-12, JSON.stringify(found));
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
  await checkTerms(dataDir, release);
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
    await checkTerms(dataDir, RELEASE);
    await checkOpinions(dataDir, RELEASE);
  },
);
