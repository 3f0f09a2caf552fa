/** MovieLens from a zip or a folder to an answer, and everything that can be wrong with it. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildApp } from '../../src/api/app.ts';
import { openSnapshot } from '../../src/api/snapshot/snapshot.ts';
import {
  movieLensTexts,
  SPACE_FILMS,
  writeMovieLens,
  type MovieLensTexts,
} from '../fixtures/movielens.ts';
import { buildWithMovieLens } from '../fixtures/movielens-build.ts';
import { compareOutputs } from '../fixtures/parquet-rows.ts';
import { failureOf, tasksThatRan } from '../fixtures/run-pipeline.ts';
import { zipOf, type ZippedFile } from '../fixtures/zip.ts';
import { UNHURRIED } from '../fixtures/unhurried.ts';

const [ALIEN, BLADE_RUNNER] = SPACE_FILMS as [number, number];

/** The zip of a release, in a folder as the true ones have it. */
function writeZip(path: string, texts: MovieLensTexts, more: readonly ZippedFile[] = []): string {
  const files = Object.entries(texts).map(([name, content]) => ({
    name: `ml-test/${name}`,
    content,
  }));
  writeFileSync(path, zipOf([{ name: 'ml-test/', content: '' }, ...files, ...more]));
  return path;
}

test('films that the same people like count when somebody asks for it', async (t) => {
  const { folder, dataDir, run } = buildWithMovieLens(t);
  const zip = writeZip(join(folder, 'ml-test.zip'), movieLensTexts());
  const summary = await run(zip);
  assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  await using snapshot = await openSnapshot(dataDir, UNHURRIED);
  const app = await buildApp({ ...UNHURRIED, snapshot });
  t.after(() => app.close());

  const presets = (await app.inject('/similarity/presets')).json();
  assert.equal(presets.presets.balanced.liked_together, 0);
  const { group, reason } = presets.groups.at(-1);
  assert.deepEqual(
    [group, reason],
    ['liked_together', { by: 'words', text: 'liked together with {terms}' }],
  );

  const usual = (await app.inject(`/film/${ALIEN}/similar?explain=true&limit=100`)).json();
  const fields = usual.films.flatMap((film: Explained) => film.why.terms.map(({ field }) => field));
  assert.ok(!fields.includes('liked_together'));

  const url = `/film/${ALIEN}/similar?weights=liked_together:1&explain=true&threshold=0.01`;
  const liked = (await app.inject(url)).json();
  // the others of these people's films come after what they like
  const closest = liked.films.slice(0, SPACE_FILMS.length - 1);
  assert.deepEqual(
    new Set(closest.map(({ film_id: id }: Explained) => id)),
    new Set(SPACE_FILMS.filter((id) => id !== ALIEN)),
  );
  const [first] = liked.films as readonly [Explained];
  const labels = first.why.terms.map(({ label }) => label);
  assert.ok(labels.includes('Blade Runner') && labels.includes('Alien'), labels.join());

  const facts = (await app.inject('/dataset')).json();
  assert.match(facts.licence, /^Information courtesy of IMDb.* MovieLens data by GroupLens/);
  const source = facts.sources.find(({ name }: { name: string }) => name === 'ml-test.zip');
  assert.equal(source.url, 'https://grouplens.org/datasets/movielens/');
});

interface Explained {
  readonly film_id: number;
  readonly why: {
    readonly terms: readonly { readonly field: string; readonly label: string }[];
  };
}

test('a folder gives the same as its zip, and likings change nothing by default', async (t) => {
  const zipped = buildWithMovieLens(t);
  const unpacked = buildWithMovieLens(t);
  const without = buildWithMovieLens(t);
  const zip = writeZip(join(zipped.folder, 'ml-test.zip'), movieLensTexts());
  const settings = { task: 'CosineSimilarity' };
  const [one, other] = [
    await zipped.run(zip, settings),
    await unpacked.run(writeMovieLens(join(unpacked.folder, 'ml-test')), settings),
  ];
  for (const summary of [one, other, await without.run(undefined, settings)]) {
    assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
  }
  for (const name of ['movielens_ratings', 'movielens_terms', 'movielens_opinions', 'terms']) {
    const { rows, differences } = await compareOutputs([zipped.dataDir, unpacked.dataDir], name);
    assert.deepEqual(differences, [], name);
    assert.ok(rows > 0, name);
  }
  const { differences } = await compareOutputs([zipped.dataDir, without.dataDir], 'csfilms');
  assert.deepEqual(differences, []);
});

test('new data from IMDb does not read MovieLens again', async (t) => {
  const { folder, run } = buildWithMovieLens(t);
  const release = writeMovieLens(join(folder, 'ml-test'));
  await run(release, { task: 'FilmTerms' });
  const again = await run(release, { task: 'FilmTerms', minRating: 8 });
  assert.ok(!tasksThatRan(again).includes('SourceMovieLens'));
  assert.ok(tasksThatRan(again).includes('MovieLensTerms'));
});

test('a release without its MovieLens is not published unless that is accepted', async (t) => {
  const { folder, dataDir, run } = buildWithMovieLens(t);
  await run(writeMovieLens(join(folder, 'ml-test')));
  const published = () => readFileSync(join(dataDir, 'duckdb', 'films.duckdb')).length;
  const before = published();
  const { code, message } = failureOf(await run(undefined));
  assert.equal(code, 'snapshot-anomaly');
  assert.match(message, /liked_together has 0 terms, down from \d+;/);
  assert.equal(published(), before);
  assert.equal((await run(undefined, { acceptChanges: true })).status, 'succeeded');
  // back again, and in another release, it is no loss
  const zip = writeZip(join(folder, 'ml-newer.zip'), movieLensTexts());
  assert.equal((await run(zip)).status, 'succeeded');
  assert.equal((await run(join(folder, 'ml-test'))).status, 'succeeded');
});

test('what cannot be linked is left out and counted', async (t) => {
  const { folder, run } = buildWithMovieLens(t);
  const texts = movieLensTexts();
  const release = writeMovieLens(join(folder, 'ml-test'), {
    ...texts,
    // movie 1 has no id, movie 3 is the same film as movie 2
    'links.csv': (texts['links.csv'] ?? '')
      .replace(/^1,\d+,/m, '1,,')
      .replace(/^3,\d+,/m, `3,${BLADE_RUNNER},`),
    'ratings.csv': `${texts['ratings.csv']}1,777,5.0,1\n`,
  });
  const summary = await run(release, { task: 'MovieLensTerms' });
  const lines = summary.tasks.flatMap((outcome) =>
    outcome.state === 'ran' ? [...outcome.notes, ...outcome.warnings] : [],
  );
  assert.ok(lines.includes('1 link without imdbId were left out'), lines.join('\n'));
  assert.ok(lines.includes('1 link to a film that is linked already were left out'));
  assert.ok(lines.some((line) => /^\d+ ratings of unlinked films were left out$/.test(line)));
  assert.ok(lines.includes('1 rated film that are not among the films were left out'));
});
