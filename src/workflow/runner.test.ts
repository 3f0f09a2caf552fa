/* oxlint-disable max-lines -- the behaviour of one function, on one small pipeline */
import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ReelatedError } from '../errors.ts';
import type { RunEvent } from './event.ts';
import { planTasks } from './plan.ts';
import { runTasks, type RunOptions } from './runner.ts';
import type { Task } from './task.ts';
import {
  outputFiles,
  toyFolder,
  toyPipeline,
  type ToyFolder,
  type ToyOptions,
} from './testing/toy-pipeline.ts';

/** Runs the toy pipeline and returns which tasks ran, in order. */
async function runToy(folder: ToyFolder, toy: ToyOptions = {}, options: Partial<RunOptions> = {}) {
  const events: RunEvent[] = [];
  const summary = await runTasks([toyPipeline(folder, toy)], {
    dataDir: folder.dataDir,
    workers: 2,
    sinks: [(event) => events.push(event)],
    ...options,
  });
  const started = events.filter((event) => event.type === 'task-started');
  const ran = started.map(({ task }) => task).toSorted();
  const reasons = Object.fromEntries(started.map((event) => [event.task, event.reasons]));
  return { summary, events, ran, reasons };
}

const ALL = ['Alphabet', 'Count', 'Latest', 'Words'];

test('a first run builds everything, a second one nothing', async () => {
  using folder = toyFolder();
  const first = await runToy(folder);
  assert.deepEqual(first.ran, ALL);
  assert.deepEqual(first.reasons['Words'], ['never built']);
  assert.equal(first.summary.status, 'succeeded');
  assert.equal(outputFiles(folder.dataDir).get('current'), '5 words\n');

  const second = await runToy(folder);
  assert.deepEqual(second.ran, []);
  assert.equal(second.summary.counts.fresh, 4);
});

test('a touched input without a change of content runs nothing', async () => {
  using folder = toyFolder();
  await runToy(folder);
  utimesSync(folder.words, new Date(), new Date());
  utimesSync(join(folder.dataDir, 'output/words/b.txt'), new Date(0), new Date(0));
  assert.deepEqual((await runToy(folder)).ran, []);
});

test('a changed input runs what reads it and what that changes', async () => {
  using folder = toyFolder();
  await runToy(folder);
  appendFileSync(folder.words, 'dog\n');
  const { ran, reasons } = await runToy(folder);
  assert.deepEqual(ran, ['Count', 'Latest', 'Words']);
  assert.deepEqual(reasons['Words'], ['input words.txt changed']);
  assert.deepEqual(reasons['Count'], ['input output/words of Words changed']);
});

test('a rebuild to the same content stops the work there', async () => {
  using folder = toyFolder();
  await runToy(folder);
  appendFileSync(folder.code('Words'), '-- a remark\n');
  const { ran, reasons, summary } = await runToy(folder);
  assert.deepEqual(ran, ['Words']);
  assert.deepEqual(reasons['Words'], ['code changed: words.sql']);
  const words = summary.tasks.find(({ task }) => task === 'Words');
  assert.ok(words?.state === 'ran' && !words.changed);
});

test('a parameter runs its own task, and later ones as far as results change', async () => {
  using folder = toyFolder();
  await runToy(folder);
  assert.deepEqual((await runToy(folder, { minLength: 2 })).ran, ['Words']);
  const { ran, reasons } = await runToy(folder, { minLength: 3 });
  assert.deepEqual(ran, ['Count', 'Latest', 'Words']);
  assert.deepEqual(reasons['Words'], ['parameter minLength: 2 → 3']);
});

test('another engine runs its task again', async () => {
  using folder = toyFolder();
  await runToy(folder, { engine: 'toy v1' });
  const { ran, reasons } = await runToy(folder, { engine: 'toy v2' });
  assert.deepEqual(ran, ['Words']);
  assert.deepEqual(reasons['Words'], ['engine toy v1 → toy v2']);
});

test('outputs changed or removed outside Reelated are built again', async () => {
  using folder = toyFolder();
  await runToy(folder);
  const before = outputFiles(folder.dataDir);
  writeFileSync(join(folder.dataDir, 'output/words/b.txt'), 'BEE\nbutterfly\n');
  writeFileSync(join(folder.dataDir, 'output/words/z.txt'), 'zebra\n');
  const { ran, reasons } = await runToy(folder);
  assert.deepEqual(ran, ['Words']);
  assert.deepEqual(reasons['Words'], [
    'output was changed outside Reelated: output/words/b.txt',
    'output was changed outside Reelated: output/words/z.txt',
  ]);
  assert.deepEqual(outputFiles(folder.dataDir), before);
});

test('a corrupt record means never built, a corrupt digest cache means nothing', async () => {
  using folder = toyFolder();
  await runToy(folder);
  writeFileSync(join(folder.dataDir, 'state/digests.json'), '{"half');
  assert.deepEqual((await runToy(folder)).ran, []);
  const record = join(folder.dataDir, 'state/Count.json');
  writeFileSync(record, readFileSync(record, 'utf8').slice(0, 100));
  assert.deepEqual((await runToy(folder)).reasons, { Count: ['never built'] });
  writeFileSync(record, readFileSync(join(folder.dataDir, 'state/Words.json'), 'utf8'));
  assert.deepEqual((await runToy(folder)).reasons, { Count: ['never built'] });
});

test('force runs the tasks it names, or all of them on request', async () => {
  using folder = toyFolder();
  await runToy(folder);
  const { ran, reasons } = await runToy(folder, {}, { force: ['Count'] });
  assert.deepEqual(ran, ['Count']);
  assert.deepEqual(reasons['Count'], ['forced']);
  assert.deepEqual((await runToy(folder, {}, { force: true })).ran, ALL);
  await assert.rejects(runToy(folder, {}, { force: ['Cuont'] }), { code: 'task-unknown' });
});

test('a failure blocks what needs it, and the other branch finishes', async () => {
  using folder = toyFolder();
  const { summary, events } = await runToy(folder, {
    onRun(task) {
      if (task === 'Words') throw new TypeError('no words\n today');
    },
  });
  assert.equal(summary.status, 'failed');
  assert.deepEqual(summary.counts, { fresh: 0, ran: 1, failed: 1, cancelled: 0, blocked: 2 });
  const failure = events.find((event) => event.type === 'task-failed');
  assert.deepEqual([failure?.code, failure?.message], ['task-failed', 'no words today']);
  assert.match(failure?.stack ?? '', /runner\.test\.ts/);
  const blocked = events.filter((event) => event.type === 'task-blocked');
  assert.deepEqual(
    blocked.map(({ task, by }) => [task, by]),
    [
      ['Count', ['Words']],
      ['Latest', ['Words']],
    ],
  );
  assert.deepEqual([...outputFiles(folder.dataDir).keys()], ['output/alphabet.txt']);
  assert.deepEqual((await runToy(folder)).ran, ['Count', 'Latest', 'Words']);
});

test('a coded error keeps its code and shows no stack', async () => {
  using folder = toyFolder();
  const { events } = await runToy(folder, {
    onRun() {
      throw new ReelatedError('source-header', 'title.basics.tsv.gz: no column tconst');
    },
  });
  const failure = events.find((event) => event.type === 'task-failed');
  assert.equal(failure?.code, 'source-header');
  assert.equal(failure?.stack, undefined);
});

test('a failed rebuild leaves the old outputs as they were', async () => {
  using folder = toyFolder();
  await runToy(folder);
  const before = outputFiles(folder.dataDir);
  await runToy(folder, { minLength: 3, onRun: (task) => assert.notEqual(task, 'Count') });
  const after = outputFiles(folder.dataDir);
  assert.equal(after.get('output/count.txt'), before.get('output/count.txt'));
  assert.deepEqual((await runToy(folder)).ran, ['Words']);
  assert.deepEqual(outputFiles(folder.dataDir), before);
});

test('a cancelled run starts nothing more, leaves nothing half-written, and the next completes it', async () => {
  using folder = toyFolder();
  const abort = new AbortController();
  const onRun: ToyOptions['onRun'] = (task, { stage, signal }) => {
    if (task !== 'Count') return undefined;
    writeFileSync(stage({ kind: 'file', path: join(folder.dataDir, 'output/count.txt') }), 'hal');
    setTimeout(() => abort.abort(), 10);
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('interrupted')));
    });
  };
  const { summary, events } = await runToy(folder, { onRun }, { signal: abort.signal });
  assert.equal(summary.status, 'cancelled');
  assert.deepEqual(summary.counts, { fresh: 0, ran: 2, failed: 0, cancelled: 1, blocked: 1 });
  assert.equal(events.at(-1)?.type, 'run-finished');
  assert.ok([...outputFiles(folder.dataDir).keys()].every((name) => !name.includes('.tmp')));
  assert.ok(!existsSync(join(folder.dataDir, 'output/count.txt')));

  assert.deepEqual((await runToy(folder)).ran, ['Count', 'Latest']);
  assert.equal(outputFiles(folder.dataDir).get('current'), '5 words\n');
});

test('a run that was cancelled before it began starts nothing', async () => {
  using folder = toyFolder();
  const { ran, summary } = await runToy(folder, {}, { signal: AbortSignal.abort() });
  assert.deepEqual(ran, []);
  assert.deepEqual(summary.counts, { fresh: 0, ran: 0, failed: 0, cancelled: 2, blocked: 2 });
});

test('a task that does not write its target fails', async () => {
  using folder = toyFolder();
  const path = join(folder.dataDir, 'nothing.txt');
  const idle: Task = {
    name: 'Idle',
    summary: 'Writes nothing.',
    requires: [],
    targets: [{ kind: 'file', path }],
    parameters: {},

    run: () => Promise.resolve({}),
  };
  const summary = await runTasks([idle], { dataDir: folder.dataDir, workers: 1 });
  assert.partialDeepStrictEqual(summary.tasks, [
    { code: 'task-output-missing', message: 'Idle finished without writing the file nothing.txt' },
  ]);
});

test('an input that changes while a task reads it fails the task', async () => {
  using folder = toyFolder();
  const onRun = (task: string): void => {
    if (task === 'Words') appendFileSync(folder.words, 'emu\n');
  };
  const { summary } = await runToy(folder, { onRun });
  assert.partialDeepStrictEqual(
    summary.tasks.find(({ task }) => task === 'Words'),
    {
      code: 'task-failed',
      message: 'words.txt changed while Words read it; run again when it is complete',
    },
  );
});

test('code that is edited during a run is noticed by the next run', async () => {
  using folder = toyFolder();
  const onRun = (task: string): void => {
    if (task === 'Words') appendFileSync(folder.code('Count'), '-- edited meanwhile\n');
  };
  await runToy(folder, { onRun });
  assert.deepEqual((await runToy(folder)).reasons, { Count: ['code changed: count.sql'] });
});

test('a task that only verifies external files runs again when they change', async () => {
  using folder = toyFolder();
  const verify: Task = {
    name: 'Verify',
    summary: 'Reads the words.',
    requires: [],
    externalInputs: [folder.words],
    targets: [],
    parameters: {},

    run: () => Promise.resolve({ rows: 5, warnings: ['a short word'], facts: { language: 'en' } }),
  };
  const run = () => runTasks([verify], { dataDir: folder.dataDir, workers: 1 });
  assert.partialDeepStrictEqual((await run()).tasks, [{ state: 'ran', rows: 5 }]);
  assert.partialDeepStrictEqual((await run()).tasks, [{ state: 'fresh' }]);
  appendFileSync(folder.words, 'fox\n');
  assert.partialDeepStrictEqual((await run()).tasks, [{ reasons: ['input words.txt changed'] }]);
});

test('progress is thinned out, and the last of it always arrives', async () => {
  using folder = toyFolder();
  const { events } = await runToy(folder, {
    onRun(task, { progress: report }) {
      if (task !== 'Alphabet') return;
      for (let done = 1; done <= 10_000; done++) report({ done, unit: 'rows' });
    },
  });
  const progress = events.filter((event) => event.type === 'task-progress');
  assert.deepEqual(
    progress.map((event) => event.progress.done),
    [1, 10_000],
  );
});

test('the run file holds every event that the sinks saw', async () => {
  using folder = toyFolder();
  const { events, summary } = await runToy(folder);
  const lines = readFileSync(summary.runFile, 'utf8').trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => JSON.parse(line) as unknown),
    events,
  );
  assert.deepEqual(readdirSync(join(folder.dataDir, 'runs')), [`${summary.run}.ndjson`]);
});

test('leftovers of dead runs are swept, and nothing else', async () => {
  using folder = toyFolder();
  await runToy(folder);
  const output = join(folder.dataDir, 'output');
  writeFileSync(join(output, '.count.txt.20200101T000000Z-0a1b.tmp'), 'half');
  writeFileSync(join(output, '.words.20200101T000000Z-0a1b.old.tmp'), 'old');
  writeFileSync(join(output, '.films.duckdb.20200101T000000Z-0a1b.tmp.wal'), 'a log of DuckDB');
  writeFileSync(join(output, '.mine.tmp'), 'a file of the user');
  await runToy(folder);
  const hidden = readdirSync(output).filter((name) => name.startsWith('.'));
  assert.deepEqual(hidden, ['.mine.tmp']);
});

test('a data directory that cannot be used is refused with the reason', async () => {
  using folder = toyFolder();
  for (const dataDir of [folder.words, join(folder.words, 'below')]) {
    const run = runTasks([toyPipeline(folder)], { dataDir, workers: 1 });
    await assert.rejects(run, {
      code: 'data-dir-unusable',
      message: new RegExp(`${dataDir} cannot be used: a file is where a folder belongs`),
    });
  }
});

test('a plan says what a run would do and writes nothing', async () => {
  using folder = toyFolder();
  const plan = async (toy?: ToyOptions) =>
    (await planTasks([toyPipeline(folder, toy)], { dataDir: folder.dataDir })).map(
      ({ task, state, reasons }) => [task.name, state, ...reasons].join(' | '),
    );
  assert.equal((await plan())[0], 'Words | missing | never built');
  assert.ok(!existsSync(folder.dataDir));

  await runToy(folder);
  const before = readdirSync(join(folder.dataDir, 'state')).toSorted();
  assert.deepEqual(await plan(), [
    'Words | fresh',
    'Count | fresh',
    'Latest | fresh',
    'Alphabet | fresh',
    'All | fresh',
  ]);
  assert.deepEqual(await plan({ minLength: 3 }), [
    'Words | stale | parameter minLength: 1 → 3',
    'Count | waiting | depends on Words; runs if its result changes',
    'Latest | waiting | depends on Count; runs if its result changes',
    'Alphabet | fresh',
    'All | waiting | groups tasks that are not up to date: Latest',
  ]);
  assert.deepEqual(readdirSync(join(folder.dataDir, 'state')).toSorted(), before);
});
