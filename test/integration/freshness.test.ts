import assert from 'node:assert/strict';
import { appendFileSync, readlinkSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { QUIRKS, writeDatasets } from '../fixtures/datasets.ts';
import { runPipeline, tasksThatRan } from '../fixtures/run-pipeline.ts';
import { scratchFolder } from '../fixtures/scratch.ts';

const DATABASE_TASKS = ['CreateDuckDBFilms', 'CreateDuckDBFilmsCosSim', 'PublishSnapshot'];

interface Change {
  readonly name: string;
  readonly dataset: string;
  readonly from: string;
  readonly to: string;
  readonly runs: readonly string[];
}

const CHANGES: readonly Change[] = [
  {
    name: 'a title that is not a film: the films come out the same, the database names the file',
    dataset: 'title.basics',
    from: 'A Series\tA Series',
    to: 'A Serial\tA Serial',
    runs: ['SourceDataset(title.basics)', 'PrepFilms', ...DATABASE_TASKS.slice(1)],
  },
  {
    name: "a film's length: all that shows films, but no similarity",
    dataset: 'title.basics',
    from: '\t101\t',
    to: '\t102\t',
    runs: [
      'SourceDataset(title.basics)',
      'PrepFilms',
      'GenreParquets',
      'FilmTerms',
      ...DATABASE_TASKS,
    ],
  },
  {
    name: "a person's year of birth: the database alone",
    dataset: 'name.basics',
    from: '\t1950\t',
    to: '\t1951\t',
    runs: ['SourceDataset(name.basics)', 'PrepFilms', ...DATABASE_TASKS],
  },
  {
    name: 'another title of a film: the database alone',
    dataset: 'title.akas',
    from: 'Der Film',
    to: 'Ein Film',
    runs: ['SourceDataset(title.akas)', 'PrepFilms', ...DATABASE_TASKS],
  },
  {
    name: "a film's title: everything that follows",
    dataset: 'title.basics',
    from: 'No Year\tNo Year',
    to: 'Some Year\tNo Year',
    runs: [
      'SourceDataset(title.basics)',
      'PrepFilms',
      'GenreParquets',
      'FilmTerms',
      'CosineSimilarity',
      ...DATABASE_TASKS,
    ],
  },
];

describe('after one changed row exactly the affected tasks run', () => {
  for (const { name, dataset, from, to, runs } of CHANGES) {
    test(name, async (t) => {
      const folder = scratchFolder(t);
      const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
      const dataDir = join(folder, 'data');
      await runPipeline(dataDir, datasets);
      const text = QUIRKS[dataset] ?? '';
      assert.ok(text.includes(from));
      writeDatasets(datasets, { [dataset]: text.replace(from, to) });
      const summary = await runPipeline(dataDir, datasets);
      assert.equal(summary.status, 'succeeded');
      assert.deepEqual(new Set(tasksThatRan(summary)), new Set(runs));
      assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets)), []);
    });
  }
});

test('a second run, a touched file and a rewritten one run nothing', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const dataDir = join(folder, 'data');
  assert.equal(tasksThatRan(await runPipeline(dataDir, datasets)).length, 12);
  assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets)), []);
  const now = new Date();
  utimesSync(join(datasets, 'title.basics.tsv.gz'), now, now);
  assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets)), []);
  writeDatasets(datasets, QUIRKS);
  assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets)), []);
});

test('a parameter runs what it shapes', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const dataDir = join(folder, 'data');
  await runPipeline(dataDir, datasets);
  const snapshot = readlinkSync(join(dataDir, 'duckdb', 'films.duckdb'));
  assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets, { neighbours: 3 })), [
    'CosineSimilarity',
    'CreateDuckDBFilmsCosSim',
    'PublishSnapshot',
  ]);
  assert.notEqual(readlinkSync(join(dataDir, 'duckdb', 'films.duckdb')), snapshot);
  await runPipeline(dataDir, datasets);
  assert.equal(
    readlinkSync(join(dataDir, 'duckdb', 'films.duckdb')),
    snapshot,
    'the same content and parameters have the same name',
  );
});

test('an output that was changed or removed outside Reelated is built again', async (t) => {
  const folder = scratchFolder(t);
  const datasets = writeDatasets(join(folder, 'imdb'), QUIRKS);
  const dataDir = join(folder, 'data');
  await runPipeline(dataDir, datasets);
  appendFileSync(join(dataDir, 'output', 'films', 'films.parquet'), 'x');
  assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets)), ['PrepFilms']);
  rmSync(join(dataDir, 'output', 'genres', 'genre=Drama'), { recursive: true });
  assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets)), ['GenreParquets']);
  appendFileSync(join(dataDir, 'duckdb', 'films.duckdb'), 'x');
  assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets)), [
    'CreateDuckDBFilmsCosSim',
    'PublishSnapshot',
  ]);
  assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets)), []);
  rmSync(join(dataDir, 'duckdb'), { recursive: true });
  assert.deepEqual(tasksThatRan(await runPipeline(dataDir, datasets)), ['PublishSnapshot']);
});
