import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import test from 'node:test';
import { parquetPattern, readColumns } from '../../../duckdb/columns.ts';
import { openDuckDB } from '../../../duckdb/connect.ts';
import type { Progress } from '../../../workflow/task.ts';
import { buildModel } from '../../model/build-model.ts';
import { filmCount, type SimilarityModel } from '../../model/model.ts';
import { nearestNeighbours } from '../neighbours.ts';
import { PRESETS } from '../../model/presets.ts';
import { BLOCK_ROWS } from './blocks.ts';
import { writeNeighbours, type WriteNeighboursOptions } from './write-neighbours.ts';

/** Films with a genre of eleven and a person of fifty: many ties. */
function modelOfFilms(films: number): SimilarityModel {
  const filmIds = Array.from({ length: films }, (_, i) => 10 * i + 1);
  const genres = Array.from({ length: 11 }, (_, i) => ({ field: 'genre' as const, term: `${i}` }));
  const persons = Array.from({ length: 50 }, (_, i) => ({
    field: 'person' as const,
    term: `${i}`,
  }));
  return buildModel(
    {
      filmIds,
      terms: [...genres, ...persons],
      weights: {
        filmIds: filmIds.flatMap((id) => [id, id]),
        terms: filmIds.flatMap((id) => [id % 11, 11 + ((id * 7) % 50)]),
        weights: filmIds.flatMap((id) => [1 + (id % 11) / 10, 3]),
      },
    },
    PRESETS.seed,
  );
}

interface Folder extends AsyncDisposable {
  readonly path: string;
}

async function folder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'reelated-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

async function write(options: Partial<WriteNeighboursOptions> & { readonly directory: string }) {
  return writeNeighbours({
    model: modelOfFilms(3000),
    neighbours: 5,
    workers: 2,
    memoryBytes: 2 ** 28,
    signal: new AbortController().signal,
    ...options,
  });
}

function module(source: string): URL {
  return new URL(`data:text/javascript,${encodeURIComponent(source)}`);
}

let threadsStarted = 0;
let threadsAlive = 0;
process.on('worker', (thread) => {
  threadsStarted++;
  threadsAlive++;
  thread.once('exit', () => threadsAlive--);
});

test('one worker and two write the same files, byte by byte', async () => {
  const contents: Buffer[][] = [];
  for (const workers of [1, 2, 2, 7]) {
    await using directory = await folder();
    const before = threadsStarted;
    assert.equal(await write({ directory: directory.path, workers }), 3000 * 5);
    assert.equal(threadsStarted - before, Math.min(workers, 3));
    const files = (await readdir(directory.path)).sort();
    assert.deepEqual(files, ['part-00000.parquet', 'part-00001.parquet', 'part-00002.parquet']);
    contents.push(await Promise.all(files.map((file) => readFile(join(directory.path, file)))));
  }
  for (const content of contents) assert.deepEqual(content, contents[0]);
});

/** Films with one term, which weighs something else in each: more than the compiled search can do. */
function modelOfUnevenFilms(films: number): SimilarityModel {
  const filmIds = Array.from({ length: films }, (_, i) => i + 1);
  const weights = { filmIds, terms: filmIds.map(() => 0), weights: filmIds };
  return buildModel(
    { filmIds, terms: [{ field: 'person' as const, term: 'a' }], weights },
    PRESETS.seed,
  );
}

for (const [what, model] of [
  ['all films', modelOfFilms(BLOCK_ROWS + 1)],
  ['films that only the reference can compare', modelOfUnevenFilms(2500)],
] as const) {
  test(`the files hold the neighbours of ${what}, in order`, async () => {
    await checkFiles(model);
  });
}

async function checkFiles(model: SimilarityModel): Promise<void> {
  await using directory = await folder();
  await write({ directory: directory.path, model });
  using session = await openDuckDB();
  const columns = await readColumns(
    session.connection,
    'SELECT film_id, other_id, similarity FROM read_parquet($path)',
    { film_id: 'integer', other_id: 'integer', similarity: 'double' },
    { path: parquetPattern(directory.path) },
  );
  const expected = nearestNeighbours(model, 5, 0, filmCount(model));
  assert.deepEqual(
    columns.film_id,
    expected.rows.map((_, i) => model.filmIds[Math.floor(i / 5)] ?? -1),
  );
  assert.deepEqual(
    columns.other_id,
    expected.rows.map((row) => model.filmIds[row] ?? -1),
  );
  assert.deepEqual(columns.similarity, expected.similarities);
}

for (const films of [0, 1]) {
  test(`${films} films give one file without rows`, async () => {
    await using directory = await folder();
    assert.equal(await write({ directory: directory.path, model: modelOfFilms(films) }), 0);
    assert.deepEqual(await readdir(directory.path), ['part-00000.parquet']);
  });
}

test('progress counts rows up to the total', async () => {
  await using directory = await folder();
  const seen: Progress[] = [];
  await write({ directory: directory.path, progress: (done) => seen.push(done) });
  assert.equal(seen.length, 3);
  assert.deepEqual(seen.at(-1), { done: 15_000, total: 15_000, unit: 'rows' });
});

const CRASHES = [
  ['throws', 'throw new Error("no such luck")', /no such luck/],
  ['exits with a code', 'process.exit(3)', /code 3/],
  ['exits before its work is done', 'process.exit(0)', /3 of 3 blocks undone/],
  ['has an unhandled rejection', 'Promise.reject(new Error("oh"))', /oh/],
  ['does not parse', 'const', /failed/],
] as const;
for (const [what, source, message] of CRASHES) {
  test(`a worker that ${what} fails the task`, { timeout: 180_000 }, async () => {
    await using directory = await folder();
    await assert.rejects(write({ directory: directory.path, worker: module(source) }), {
      code: 'task-failed',
      message,
    });
    assert.equal(threadsAlive, 0);
  });
}

test('one failing worker ends the others', { timeout: 180_000 }, async () => {
  await using directory = await folder();
  const worker = module(`
    import { threadId, workerData } from 'node:worker_threads';
    if (Atomics.add(workerData.nextBlock, 0, 1) === 1) throw new Error('second');
    while (Atomics.load(workerData.stopped, 0) === 0);`);
  await assert.rejects(write({ directory: directory.path, worker }), /second/);
  assert.equal(threadsAlive, 0);
});

test('a missing folder fails the task with its name', { timeout: 180_000 }, async () => {
  await assert.rejects(write({ directory: '/nowhere/at/all' }), {
    code: 'task-failed',
    message: /nowhere\/at\/all/,
  });
});

test('an abort at any time ends every thread', { timeout: 120_000 }, async () => {
  const model = modelOfFilms(12_000);
  for (const delayMs of [0, 20, 60, 120]) {
    await using directory = await folder();
    const reason = new Error(`stopped after ${delayMs} ms`);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(reason), delayMs);
    const { signal } = controller;
    await assert.rejects(
      write({ directory: directory.path, model, neighbours: 100, signal }),
      reason,
    );
    clearTimeout(timer);
    assert.equal(threadsAlive, 0);
  }
});

test('nothing is started when the signal is already aborted', async () => {
  const reason = new Error('too late');
  const before = threadsStarted;
  await assert.rejects(write({ directory: '/nowhere', signal: AbortSignal.abort(reason) }), reason);
  assert.equal(threadsStarted, before);
});
