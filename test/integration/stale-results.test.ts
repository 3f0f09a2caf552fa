/**
 * Every way in which a result could be stale, and what holds it:
 *
 *     input with the same size and time      here (the stamp has the inode and the time of change)
 *     input changed while it is read         runner.test.ts; one that is replaced: freshness.test.ts
 *     own terms, MovieLens, open data        own-terms, movielens and wiki-files tests
 *     settings                               here, each one; freshness.test.ts runs some
 *     code, workers, .sql and .wasm          test/stale-code/
 *     engine and its version                 runner.test.ts; it is part of a fingerprint
 *     time zone, locale, place of the files  here
 *     snapshot swapped, damaged or repaired  live-app.test.ts, foreign-log.test.ts
 *     HTTP caches                            api-search.test.ts: an ETag has the snapshot and a checksum
 *     named lists                            src/lists/, api-listed.test.ts: part of cursors and ETags
 *     MCP                                    has no sessions; on standard input it follows the snapshots
 *     the page's files                       web-files.test.ts: named by their content, the page no-cache
 *     Node's version                         not part of a fingerprint, or every update would build all
 *                                            anew: results depend on it through Unicode's tables alone
 */
import assert from 'node:assert/strict';
import { rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { pipelineOf } from '../../src/cli/settings.ts';
import { readConfig } from '../../src/config/config.ts';
import { BUILD_KEYS, type OptionKey } from '../../src/config/options.ts';
import { runCli } from '../fixtures/cli.ts';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { outputDigests } from '../fixtures/outputs.ts';
import { runPipeline, tasksThatRan } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { writeMovieLens } from '../fixtures/movielens.ts';

test('a file of the same size whose time is set back is read again', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  rmSync(join(datasets, 'title.akas.tsv.gz'));
  const plain = join(datasets, 'title.akas.tsv');
  const text = QUIRKS['title.akas'] ?? '';
  // packed, another text could have another size
  writeFileSync(plain, text);
  const before = new Date('2026-01-01');
  utimesSync(plain, before, before);
  const dataDir = join(folder, 'data');
  const run = async () => tasksThatRan(await runPipeline(dataDir, datasets, { task: 'PrepFilms' }));
  assert.ok((await run()).length > 3);
  assert.deepEqual(await run(), []);
  const { size, mtimeMs } = statSync(plain);
  writeFileSync(plain, text.replace('Der Film', 'Ein Film'));
  utimesSync(plain, before, before);
  assert.deepEqual([statSync(plain).size, statSync(plain).mtimeMs], [size, mtimeMs]);
  assert.deepEqual(await run(), ['SourceDataset(title.akas)', 'PrepFilms']);
});

type Settings = Readonly<Record<string, unknown>>;

/** Settings that differ in one, each with what both have besides. */
const CHANGES: Partial<Readonly<Record<OptionKey, (folder: string) => [Settings, Settings]>>> = {
  sample: () => [{ sample: true }, {}],
  baseUrl: () => [{}, { baseUrl: 'http://films.example/' }],
  datasets: (folder) => [{}, { datasets: join(folder, 'imdb') }],
  akas: () => [{}, { akas: false }],
  with: () => [{}, { with: ['wikidata'] }],
  wikidataUrl: () => [
    { with: ['wikidata'] },
    { with: ['wikidata'], wikidataUrl: 'http://wiki.example/sparql' },
  ],
  wikipediaUrl: () => [
    { with: ['wikidata', 'wikipedia'] },
    { with: ['wikidata', 'wikipedia'], wikipediaUrl: 'http://wiki.example/api' },
  ],
  terms: (folder) => [{}, { terms: [join(folder, 'terms.csv')] }],
  movielens: (folder) => [{}, { movielens: join(folder, 'ml-latest') }],
  minRating: () => [{}, { minRating: 7 }],
  minVotes: () => [{}, { minVotes: 7 }],
  titleTypes: () => [{}, { titleTypes: ['tvMovie'] }],
  ring: () => [{}, { ring: false }],
  neighbours: () => [{}, { neighbours: 7 }],
  preset: () => [{}, { preset: 'seed' }],
  allPairs: () => [{}, { allPairs: true }],
  minSimilarity: () => [{ allPairs: true }, { allPairs: true, minSimilarity: 0.5 }],
};

/** Settings that only say where Spark is; its version is part of the tasks' engine. */
const PLACES: ReadonlySet<OptionKey> = new Set([
  'engine',
  'sparkMaster',
  'sparkHome',
  'sparkStorage',
  'sparkNode',
]);

/** All of the tasks that goes into fingerprints and is not the content of a file. */
function shapeOf(t: TestContext, settings: Settings): string {
  const commandLine = { dataDir: join(scratchFolder(t), 'data'), ...settings };
  const { dataDir } = commandLine;
  const tasks = pipelineOf(readConfig({ commandLine, environment: {} })).tasks.map(
    ({ name, parameters, engine, externalInputs, requires }) => ({
      name,
      parameters,
      engine,
      externalInputs,
      requires: requires.map((one) => one.name),
    }),
  );
  return JSON.stringify(tasks).replaceAll(dataDir, '');
}

test('every setting of a build is part of some fingerprint', (t) => {
  const folder = scratchFolder(t);
  writeDatasets(join(folder, 'imdb'), QUIRKS);
  writeFileSync(join(folder, 'terms.csv'), 'tconst,field,term\ntt0000010,mood,dark\n');
  const movielens = writeMovieLens(folder);
  for (const key of BUILD_KEYS.filter((one) => !PLACES.has(one))) {
    const change = CHANGES[key];
    assert.ok(change, `${key} needs two values here`);
    const [one, other] = change(folder).map((settings) =>
      shapeOf(t, 'movielens' in settings ? { ...settings, movielens } : settings),
    );
    assert.notEqual(one, other, key);
  }
});

test('neither time zone nor locale nor the place of the files changes a result', async (t) => {
  const folder = scratchFolder(t);
  const [here, there] = ['here', 'there'].map((name) =>
    writeDatasets(join(folder, name, 'imdb'), QUIRKS),
  );
  const build = async (datasets: string, environment: Record<string, string>) => {
    const dataDir = join(datasets, '..', 'data');
    const args = ['run', '--datasets', datasets, '--data-dir', dataDir];
    const { code, stdout, stderr } = await runCli(args, { environment });
    assert.equal(code, 0, stdout + stderr);
    return outputDigests(dataDir);
  };
  const plain = await build(here ?? '', { TZ: 'UTC', LC_ALL: 'C' });
  const turkish = await build(there ?? '', { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' });
  assert.deepEqual(turkish, plain);
});
