import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createPipeline, type PipelineSettings } from './pipeline.ts';
import { standInSpark } from './spark/testing/stand-in.ts';
import { taskGraph } from './workflow/graph.ts';
import type { Task } from './workflow/task.ts';

const SETTINGS: PipelineSettings = {
  dataDir: '/data',
  location: { kind: 'sample' },
  akas: true,
  minRating: 6,
  minVotes: 500,
  titleTypes: ['movie'],
  preset: 'balanced',
  neighbours: 100,
};

function scratch(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const tasksOf = (settings: PipelineSettings): readonly Task[] => createPipeline(settings).tasks;

function taskIn(tasks: readonly Task[], name: string): Task {
  const task = tasks.find((one) => one.name === name);
  assert.ok(task, name);
  return task;
}

const names = (tasks: readonly Task[]): readonly string[] => tasks.map(({ name }) => name);

test('the tasks are in the order of the data, and the last requires all others', () => {
  const { tasks, root, publication } = createPipeline(SETTINGS);
  assert.deepEqual(names(tasks), [
    'SourceDataset(title.basics)',
    'SourceDataset(title.ratings)',
    'SourceDataset(title.principals)',
    'SourceDataset(name.basics)',
    'SourceDataset(title.akas)',
    'PrepFilms',
    'SourceArticles',
    'GenreParquets',
    'PlotTerms',
    'FilmTerms',
    'CosineSimilarity',
    'CreateDuckDBFilms',
    'CreateDuckDBFilmsCosSim',
    'PublishSnapshot',
    'AllTasks',
  ]);
  for (const [index, task] of tasks.entries()) {
    for (const required of task.requires) assert.ok(tasks.indexOf(required) < index, task.name);
  }
  assert.equal(tasks.at(-1), root);
  assert.equal(tasks.at(-2), publication);
  assert.deepEqual(root.requires, tasks.slice(0, -1));
});

test('every task reads only what tasks write that it requires, on both engines', (t) => {
  const home = standInSpark(scratch(t), '4.1.1');
  const spark = { home, master: 'local', conf: [] };
  for (const settings of [SETTINGS, { ...SETTINGS, spark }]) {
    const tasks = tasksOf(settings);
    const { producers } = taskGraph(tasks.slice(-1));
    for (const task of tasks) {
      for (const target of task.reads ?? []) {
        const producer = producers.get(target.path);
        assert.ok(producer, `${task.name} reads ${target.path}`);
        assert.ok(task.requires.includes(producer), `${task.name} requires ${producer.name}`);
      }
    }
  }
});

test('both engines have the same tasks, targets and parameters', (t) => {
  const home = standInSpark(scratch(t), '4.1.1');
  const facts = ({ name, targets, parameters, reads, requires }: Task) => ({
    name,
    targets,
    parameters,
    reads: reads?.map(({ path }) => path),
    requires: names(requires),
  });
  const onSpark = tasksOf({ ...SETTINGS, spark: { home, master: 'local', conf: [] } });
  assert.deepEqual(onSpark.map(facts), tasksOf(SETTINGS).map(facts));
  assert.match(taskIn(onSpark, 'PrepFilms').engine ?? '', /^spark 4\.1\.1/);
  assert.match(taskIn(onSpark, 'CreateDuckDBFilms').engine ?? '', /^duckdb /);
});

test('each setting is a parameter of the tasks whose results it changes, and of no others', () => {
  const before = tasksOf(SETTINGS);
  const changedBy = (change: Partial<PipelineSettings>): readonly string[] => {
    const after = tasksOf({ ...SETTINGS, ...change });
    return before
      .filter(({ name, parameters }) => {
        const now = taskIn(after, name).parameters;
        return JSON.stringify(now) !== JSON.stringify(parameters);
      })
      .map(({ name }) => name);
  };
  const filtered = ['PrepFilms', 'CreateDuckDBFilmsCosSim'];
  assert.deepEqual(changedBy({ minRating: 7 }), filtered);
  assert.deepEqual(changedBy({ minVotes: 501 }), filtered);
  assert.deepEqual(changedBy({ titleTypes: ['movie', 'tvMovie'] }), filtered);
  const compared = ['CosineSimilarity', 'CreateDuckDBFilmsCosSim'];
  assert.deepEqual(changedBy({ preset: 'seed' }), compared);
  const stored = [...compared, 'PublishSnapshot'];
  assert.deepEqual(changedBy({ neighbours: 50 }), stored);
  assert.deepEqual(changedBy({ allPairs: true, minSimilarity: 0.1 }), stored);
  assert.deepEqual(changedBy({ acceptChanges: true }), []);
});

test('alternate titles are left out on request, and where a folder lacks them', (t) => {
  const sample = names(tasksOf({ ...SETTINGS, akas: false }));
  assert.ok(!sample.includes('SourceDataset(title.akas)'));
  const without = sample.filter((name) => !/Articles|Plot/.test(name));
  const folder = scratch(t);
  for (const name of ['title.basics', 'title.ratings', 'title.principals', 'name.basics']) {
    writeFileSync(join(folder, `${name}.tsv.gz`), '');
  }
  const local = tasksOf({ ...SETTINGS, location: { kind: 'local', folder } });
  assert.deepEqual(names(local), without);
  writeFileSync(join(folder, 'title.akas.tsv.gz'), '');
  const whole = tasksOf({ ...SETTINGS, location: { kind: 'local', folder } });
  assert.equal(whole.length, local.length + 1);
});

test('a folder that is missing or lacks files is refused, and every missing file is named', (t) => {
  const nowhere = join(scratch(t), 'nowhere');
  assert.throws(() => tasksOf({ ...SETTINGS, location: { kind: 'local', folder: nowhere } }), {
    code: 'datasets-missing',
    data: { folder: nowhere },
  });
  const folder = scratch(t);
  for (const name of ['title.basics', 'name.basics', 'title.akas']) {
    writeFileSync(join(folder, `${name}.tsv.gz`), '');
  }
  assert.throws(() => tasksOf({ ...SETTINGS, location: { kind: 'local', folder } }), {
    code: 'datasets-missing',
    message: /lacks title\.ratings\.tsv\.gz, title\.principals\.tsv\.gz$/,
  });
});

test('files of a folder are read in place; downloads and the sample are written', (t) => {
  const folder = scratch(t);
  for (const name of ['title.basics', 'title.ratings', 'title.principals', 'name.basics']) {
    writeFileSync(join(folder, `${name}.tsv.gz`), '');
  }
  const basics = (location: PipelineSettings['location']): Task =>
    taskIn(tasksOf({ ...SETTINGS, location }), 'SourceDataset(title.basics)');
  const local = basics({ kind: 'local', folder });
  assert.deepEqual(local.targets, []);
  assert.deepEqual(local.externalInputs, [join(folder, 'title.basics.tsv.gz')]);
  assert.deepEqual(local.parameters, { from: 'folder', verified: 'start' });
  const ratings = taskIn(
    tasksOf({ ...SETTINGS, location: { kind: 'local', folder } }),
    'SourceDataset(title.ratings)',
  );
  assert.deepEqual(ratings.parameters, { from: 'folder', verified: 'whole' }, 'DuckDB reads it');
  const written = (location: PipelineSettings['location']): readonly string[] =>
    basics(location).targets.map(({ path }) => path);
  const file = 'title.basics.tsv.gz';
  assert.deepEqual(written({ kind: 'sample' }), [
    `/data/datasets/sample/${file}`,
    `/data/datasets/sample/${file}.json`,
  ]);
  assert.deepEqual(written({ kind: 'download', baseUrl: 'http://127.0.0.1:1/' }), [
    `/data/datasets/${file}`,
    `/data/datasets/${file}.json`,
  ]);
});

test('open data is asked for after the films, and facts become part of them before all else', () => {
  const tasks = tasksOf({ ...SETTINGS, with: ['wikipedia', 'wikidata'] });
  assert.deepEqual(names(tasks).slice(5, 10), [
    'PrepFilms',
    'SourceWikidata',
    'SourceArticles',
    'FilmFacts',
    'GenreParquets',
  ]);
  const readers = tasks.filter(({ requires }) =>
    requires.some(({ name }) => name === 'SourceWikidata'),
  );
  assert.deepEqual(names(readers), [
    'SourceArticles',
    'FilmFacts',
    'CreateDuckDBFilmsCosSim',
    'AllTasks',
  ]);
  for (const name of ['GenreParquets', 'FilmTerms', 'CreateDuckDBFilms']) {
    assert.ok(names(taskIn(tasks, name).requires).includes('FilmFacts'), name);
  }
  assert.throws(() => tasksOf({ ...SETTINGS, with: ['wikipedia'] }), {
    code: 'usage-invalid',
  });
});
