import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { UsageError } from '../../errors.ts';
import { runTasks } from '../runner.ts';
import type { Task } from '../task.ts';
import { refuseOverlaps } from './overlaps.ts';

function scratch(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-overlaps-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

function writer(target: string, input: string): Task {
  return {
    name: 'Write',
    summary: '',
    requires: [],
    externalInputs: [input],
    targets: [{ kind: 'directory', path: target }],
    parameters: {},
    run: () => Promise.reject(new Error('it must not start')),
  };
}

/** The folder of a user's file, a link to it, and a data directory. */
function folders(t: TestContext) {
  const folder = scratch(t);
  const [films, data] = [join(folder, 'data/output/films'), join(folder, 'data')];
  mkdirSync(films, { recursive: true });
  writeFileSync(join(films, 'title.basics.tsv.gz'), 'mine');
  symlinkSync(films, join(folder, 'link'));
  symlinkSync(data, join(folder, 'other'));
  symlinkSync(join(films, 'title.basics.tsv.gz'), join(folder, 'file.tsv.gz'));
  return { folder, films, data };
}

const OVERLAPS: readonly (readonly [what: string, target: string, input: string])[] = [
  ['in its folder', 'data/output/films', 'data/output/films/title.basics.tsv.gz'],
  ['itself', 'data/output/films/title.basics.tsv.gz', 'data/output/films/title.basics.tsv.gz'],
  ['further down', 'data/output', 'data/output/films/title.basics.tsv.gz'],
  ['by a link to its folder', 'data/output/films', 'link/title.basics.tsv.gz'],
  [
    'by a link to the data directory',
    'other/output/films',
    'data/output/films/title.basics.tsv.gz',
  ],
  ['by a link to the file', 'data/output/films', 'file.tsv.gz'],
  ['in place of a link to it', 'file.tsv.gz', 'file.tsv.gz'],
  ['that is not there yet', 'other/output/genres', 'data/output/genres/own.tsv'],
];

for (const [what, target, input] of OVERLAPS) {
  test(`an output over an input ${what} is refused, with both paths`, async (t) => {
    const { folder } = folders(t);
    const task = writer(join(folder, target), join(folder, input));
    await assert.rejects(refuseOverlaps([task]), (error) => {
      assert.ok(error instanceof UsageError && error.code === 'output-over-input');
      assert.ok(error.message.includes(join(folder, target)), error.message);
      assert.ok(error.message.includes(join(folder, input)), error.message);
      return true;
    });
  });
}

test('outputs next to inputs, also with a common beginning of their names, are fine', async (t) => {
  const { folder } = folders(t);
  for (const [target, input] of [
    ['data/output/film', 'data/output/films/title.basics.tsv.gz'],
    ['data/output/films/output/films', 'data/output/films/title.basics.tsv.gz'],
    ['data/datasets/wikidata.tsv.gz', 'data/datasets/title.basics.tsv.gz'],
  ] as const) {
    await refuseOverlaps([writer(join(folder, target), join(folder, input))]);
  }
});

test('a run that would overwrite an input does not start, and creates nothing', async (t) => {
  const { data, films } = folders(t);
  const task = writer(films, join(films, 'title.basics.tsv.gz'));
  await assert.rejects(runTasks([task], { dataDir: join(data, 'new'), workers: 1 }), {
    code: 'output-over-input',
  });
});
