/**
 * How long questions take, beside a prepared look-up of the stored neighbours in DuckDB.
 *
 *     node bench/query.ts [--datasets DIR] [--films 640000]
 *
 * DIR holds IMDb's files; it may stand in REELATED_REAL_DATASETS instead.
 *
 * Both are measured in one process, in turns of a thousand questions about the same films. The
 * synthetic films are drawn here (Zipf-like words and persons, dense genres and ratings); their
 * table in DuckDB has rows of the right number and shape, not their true neighbours.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import type { DuckDBConnection } from '@duckdb/node-api';
import { openDuckDB } from '../src/duckdb/connect.ts';
import { buildModel } from '../src/similarity/build-model.ts';
import { loadModel } from '../src/similarity/load-model.ts';
import { filmCount, type SimilarityModel } from '../src/similarity/model.ts';
import { PRESETS } from '../src/similarity/presets.ts';
import { createAnswerer, type Answerer } from '../src/similarity/query/answer.ts';
import { buildQueryIndex } from '../src/similarity/query/query-index.ts';
import type { Question } from '../src/similarity/query/question.ts';
import type { Term } from '../src/similarity/terms.ts';

const NEIGHBOURS = 100;
const QUESTIONS = 1000;
const WARM_UP = 1000;
const CLI = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
const LOOK_UP =
  'SELECT other_id, similarity FROM films_cos_sim WHERE film_id = $1 ORDER BY similarity DESC, other_id';

const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string' },
    films: { type: 'string', default: '640000' },
  },
});

let scratch = '';

async function benchDatasets(datasets: string): Promise<void> {
  const dataDir = join(scratch, 'data');
  await reelated(['run', '--datasets', datasets, '--data-dir', dataDir, '--quiet']);
  const path = await realpath(join(dataDir, 'duckdb', 'films.duckdb'));
  using session = await openDuckDB({ path, readOnly: true, threads: 2 });
  const start = performance.now();
  const model = await loadModel(session.connection, PRESETS.seed);
  print(`\n${filmCount(model)} films of the dataset files`);
  print(`  model loaded in ${seconds(performance.now() - start)} s`);
  await benchModel(model, session.connection);
  print(`  server answers after ${seconds(await serverStart(dataDir))} s`);
}

async function benchSynthetic(films: number): Promise<void> {
  const model = syntheticModel(films);
  print(`\n${films} synthetic films`);
  const path = join(scratch, 'synthetic.duckdb');
  {
    using session = await openDuckDB({ path, threads: 2 });
    await session.connection.run(
      `CREATE TABLE films_cos_sim AS
       SELECT
         CAST(i // ${NEIGHBOURS} AS INTEGER) AS film_id,
         CAST(hash(i) % ${films} AS INTEGER) AS other_id,
         1 - (i % ${NEIGHBOURS}) / ${NEIGHBOURS + 1} AS similarity
       FROM range(${films * NEIGHBOURS}) AS pairs(i)`,
    );
  }
  using session = await openDuckDB({ path, readOnly: true, threads: 2 });
  await benchModel(model, session.connection);
}

async function benchModel(model: SimilarityModel, connection: DuckDBConnection): Promise<void> {
  const films = filmCount(model);
  const start = performance.now();
  const answer = createAnswerer(model);
  print(`  index built in ${seconds(performance.now() - start)} s`);
  const modelBytes = bytesOf(model);
  const indexBytes = bytesOf({ ...buildQueryIndex(model), model: undefined }) + 25 * films;
  print(`  ${Math.round(modelBytes / films)} bytes per film in the model,`);
  print(`  ${Math.round(indexBytes / films)} in the index and its scratch memory`);

  const random = createRandom(7);
  const some = (count: number) => {
    const ids = new Set<number>();
    while (ids.size < count) ids.add(model.filmIds[Math.floor(random() * films)] ?? 0);
    return Array.from(ids, (filmId) => ({ filmId }));
  };
  const filter = Uint8Array.from({ length: films }, () => Number(random() < 0.3));
  const several = (): Question => {
    const named = some(7);
    return { like: named.slice(0, 5), unlike: named.slice(5), limit: NEIGHBOURS };
  };
  const factors = { ...PRESETS.seed, title: 0.5, person: 2 };
  const one = await inTurns(answer, connection, () => ({ like: some(1), limit: NEIGHBOURS }));
  report('one film, best 100', one.answers);
  report(
    'one film, from 0.1 on, counted',
    timesOf(answer, () => ({ ...like1(), threshold: 0.1 })),
  );
  report('5 liked, 2 unliked', timesOf(answer, several));
  report(
    '5 liked, 2 unliked, counted from 0.05 on, histogram',
    timesOf(answer, () => ({ ...several(), threshold: 0.05, histogram: 20 })),
  );
  report(
    'the same reweighted and filtered',
    timesOf(answer, () => ({ ...several(), threshold: 0.05, histogram: 20, factors, filter })),
  );
  report(
    'one film, other factors each time, filtered',
    timesOf(answer, () => ({ ...like1(), filter, factors: { ...factors, title: 0.5 + random() } })),
  );
  report('DuckDB: look-up of the stored 100, prepared', one.lookUps);
  const ratio = quantile(one.lookUps, 0.5) / quantile(one.answers, 0.5);
  print(`  one film: 1/${ratio.toFixed(1)} of the look-up (p50)`);

  function like1(): Question {
    return { like: some(1), limit: NEIGHBOURS };
  }
}

interface Turns {
  readonly answers: Float64Array;
  readonly lookUps: Float64Array;
}

/** Times of questions about single films, and of look-ups of the same films. */
async function inTurns(
  answer: Answerer,
  connection: DuckDBConnection,
  question: () => Question,
): Promise<Turns> {
  const prepared = await connection.prepare(LOOK_UP);
  const questions = Array.from({ length: WARM_UP + QUESTIONS }, question);
  const answers = timesOf(answer, (i) => questions[i] ?? question());
  const lookUps = new Float64Array(QUESTIONS);
  for (const [i, { like }] of questions.entries()) {
    const start = performance.now();
    prepared.bindInteger(1, like[0]?.filmId ?? 0);
    const rows = await prepared.runAndReadAll();
    rows.getColumns();
    if (i >= WARM_UP) lookUps[i - WARM_UP] = performance.now() - start;
  }
  return { answers, lookUps };
}

/** Milliseconds of each question after the warm-up. */
function timesOf(answer: Answerer, question: (i: number) => Question): Float64Array {
  const times = new Float64Array(QUESTIONS);
  for (let i = 0; i < WARM_UP + QUESTIONS; i++) {
    const asked = question(i);
    const start = performance.now();
    answer(asked);
    if (i >= WARM_UP) times[i - WARM_UP] = performance.now() - start;
  }
  return times;
}

function report(what: string, times: Float64Array): void {
  const p50 = quantile(times, 0.5).toFixed(3);
  const p99 = quantile(times, 0.99).toFixed(3);
  print(`  p50 ${p50.padStart(7)} ms  p99 ${p99.padStart(7)} ms  ${what}`);
}

function quantile(times: Float64Array, part: number): number {
  return times.toSorted()[Math.floor(times.length * part)] ?? NaN;
}

/** Milliseconds from the start of the process until it says that it answers. */
async function serverStart(dataDir: string): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, 'serve', '--data-dir', dataDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.includes('answers at')) break;
  }
  const elapsed = performance.now() - start;
  child.kill();
  await once(child, 'exit');
  return elapsed;
}

async function reelated(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`reelated ${args.join(' ')} exited with ${String(code)}`);
}

/** Bytes of all typed arrays in an object and the objects in it. */
function bytesOf(value: object): number {
  return Object.values(value).reduce<number>((sum, part: unknown) => {
    if (ArrayBuffer.isView(part)) return sum + part.byteLength;
    return typeof part === 'object' && part !== null ? sum + bytesOf(part) : sum;
  }, 0);
}

/** Films with three words, two or three genres, a rating and eight persons each. */
function syntheticModel(films: number): SimilarityModel {
  const random = createRandom(11);
  const terms: Term[] = [];
  const fields = [
    { field: 'title', count: Math.ceil(films ** 0.8), each: () => 3, skew: 6 },
    { field: 'genre', count: 24, each: () => 2 + Math.round(random()), skew: 2.5 },
    { field: 'rating', count: 40, each: () => 1, skew: 1.5 },
    { field: 'person', count: 3 * films, each: () => 8, skew: 2 },
  ] as const;
  const filmIds: number[] = [];
  const termIds: number[] = [];
  for (const { field, count, each, skew } of fields) {
    const from = terms.length;
    for (let i = 0; i < count; i++) terms.push({ field, term: String(i) });
    for (let film = 0; film < films; film++) {
      const drawn = new Set<number>();
      for (let i = each(); i > 0; i--) drawn.add(from + Math.floor(random() ** skew * count));
      for (const term of drawn) {
        filmIds.push(film);
        termIds.push(term);
      }
    }
  }
  const frequencies = new Int32Array(terms.length);
  for (const term of termIds) frequencies[term] = (frequencies[term] ?? 0) + 1;
  return buildModel(
    {
      filmIds: Int32Array.from({ length: films }, (_, film) => film),
      terms,
      weights: {
        filmIds,
        terms: termIds,
        weights: termIds.map((term) => Math.log((films + 1) / ((frequencies[term] ?? 0) + 1))),
      },
    },
    PRESETS.seed,
  );
}

/** Numbers from 0 to 1 that are the same in every run. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

scratch = await mkdtemp(join(tmpdir(), 'reelated-bench-'));
try {
  const datasets = options.datasets ?? process.env['REELATED_REAL_DATASETS'];
  if (datasets !== undefined) await benchDatasets(datasets);
  if (Number(options.films) > 0) await benchSynthetic(Number(options.films));
} finally {
  await rm(scratch, { recursive: true, force: true });
}
