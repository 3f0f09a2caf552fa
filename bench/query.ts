/**
 * How long queries take, compared with a prepared look-up of the stored neighbours in DuckDB.
 *
 *     npm run bench -- query [--datasets DIR] [--films 640000]
 *
 * DIR holds IMDb's files; REELATED_REAL_DATASETS can name it instead.
 *
 * Both are measured in one process, a thousand queries each about the same films, under every
 * preset. The synthetic films have terms by the pipeline's own rules; their table in DuckDB has rows
 * of the right number and shape, not their true neighbours.
 *
 * The server is started five times; what counts is the median from the start of its process to the
 * end of the first answer to `GET /film/{film_id}/similar/0`.
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
import { withPreset } from '../src/similarity/model/build-model.ts';
import { loadModel } from '../src/similarity/model/load-model.ts';
import {
  asRow,
  filmCount,
  filmIdAt,
  type FilmId,
  type FilmVectors,
} from '../src/similarity/model/model.ts';
import { PRESET_NAMES, PRESETS, type FieldFactors } from '../src/similarity/model/presets.ts';
import {
  buildAnswerIndexes,
  createAnswerer,
  type Answerer,
} from '../src/similarity/query/answer.ts';
import type { Query } from '../src/similarity/query/query.ts';
import type { PresetName } from '../src/similarity/terms/preset-choices.ts';
import { randomNumbers } from './generator/random.ts';
import { syntheticModel } from './query/synthetic-model.ts';

const NEIGHBOURS = 100;
const QUESTIONS = 1000;
const WARM_UP = 1000;
const STARTS = 5;
/** What whole-ranking.ts keeps per film. */
const SCRATCH_BYTES = 12;
const CLI = join(import.meta.dirname, '..', 'scripts', 'reelated.js');
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
  for (const preset of PRESET_NAMES) {
    const model = await loadModel(session.connection, PRESETS[preset]);
    print(`\n${filmCount(model)} films of the dataset files, preset ${preset}`);
    await benchModel(model, session.connection, preset);
  }
  const film = await firstFilm(session.connection);
  const starts: number[] = [];
  while (starts.length < STARTS) starts.push(await serverStart(dataDir, film));
  print(`\nserver, from its start to its first answer, each of ${STARTS} times, in seconds:`);
  print(`  ${starts.map(seconds).join('  ')}  median ${seconds(quantile(starts, 0.5))}`);
}

async function benchSynthetic(films: number): Promise<void> {
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
  const drawn = syntheticModel(films);
  for (const preset of PRESET_NAMES) {
    print(`\n${films} synthetic films, preset ${preset}`);
    await benchModel(withPreset(drawn, PRESETS[preset]), session.connection, preset);
  }
}

async function benchModel(
  model: FilmVectors,
  connection: DuckDBConnection,
  preset: PresetName,
): Promise<void> {
  const films = filmCount(model);
  const start = performance.now();
  const indexes = buildAnswerIndexes(model);
  const answer = createAnswerer(model, indexes);
  print(`  indexes built in ${seconds(performance.now() - start)} s`);
  answer({ like: [{ filmId: filmIdAt(model, asRow(0)) }], limit: NEIGHBOURS });
  const searchBytes = indexes.kernel?.memory.buffer.byteLength ?? 0;
  const rankingBytes = bytesOf([{ ...indexes.query, model: undefined }]) + SCRATCH_BYTES * films;
  print(`  bytes per film: ${Math.round(bytesOf([model]) / films)} in the model,`);
  print(`  ${Math.round(searchBytes / films)} to find the films nearest to one,`);
  print(`  ${Math.round(rankingBytes / films)} to rank all films, scratch memory included`);

  const random = randomNumbers(7);
  const some = (count: number) => {
    const ids = new Set<FilmId>();
    while (ids.size < count) ids.add(filmIdAt(model, asRow(Math.floor(random() * films))));
    return Array.from(ids, (filmId) => ({ filmId }));
  };
  const filter = Uint8Array.from({ length: films }, () => Number(random() < 0.3));
  const several = (): Query => {
    const named = some(7);
    return { like: named.slice(0, 5), unlike: named.slice(5), limit: NEIGHBOURS };
  };
  // Titles half as much, persons twice.
  const own: FieldFactors = PRESETS[preset].factors;
  const factors = { ...own, title: 0.5, person: 2, word: own.word ? 0.35 : 0 };
  const one = await inTurns(answer, connection, () => ({ like: some(1), limit: NEIGHBOURS }));
  const lookUp = quantile(one.lookUps, 0.5);
  const reportAnswers = (what: string, times: Float64Array): void => report(what, times, lookUp);
  reportAnswers('one film, best 100', one.answers);
  reportAnswers(
    'one film, the second 100',
    timesOf(answer, () => ({ ...like1(), offset: NEIGHBOURS })),
  );
  reportAnswers(
    'one film, from 0.1 on, counted',
    timesOf(answer, () => ({ ...like1(), threshold: 0.1 })),
  );
  reportAnswers('5 liked, 2 unliked', timesOf(answer, several));
  reportAnswers(
    '5 liked, 2 unliked, counted from 0.05 on, histogram',
    timesOf(answer, () => ({ ...several(), threshold: 0.05, histogram: 20 })),
  );
  reportAnswers(
    'the same reweighted and filtered',
    timesOf(answer, () => ({ ...several(), threshold: 0.05, histogram: 20, factors, filter })),
  );
  reportAnswers(
    'one film, other factors each time, filtered',
    timesOf(answer, () => ({ ...like1(), filter, factors: { ...factors, title: 0.5 + random() } })),
  );
  report('DuckDB: look-up of the stored 100, prepared', one.lookUps, lookUp);

  function like1(): Query {
    return { like: some(1), limit: NEIGHBOURS };
  }
}

interface Turns {
  readonly answers: Float64Array;
  readonly lookUps: Float64Array;
}

/** Times of queries about single films, and of look-ups of the same films. */
async function inTurns(
  answer: Answerer,
  connection: DuckDBConnection,
  query: () => Query,
): Promise<Turns> {
  const prepared = await connection.prepare(LOOK_UP);
  const queries = Array.from({ length: WARM_UP + QUESTIONS }, query);
  const answers = timesOf(answer, (i) => queries[i] ?? query());
  const lookUps = new Float64Array(QUESTIONS);
  for (const [i, { like }] of queries.entries()) {
    const start = performance.now();
    prepared.bindInteger(1, like[0]?.filmId ?? 0);
    const rows = await prepared.runAndReadAll();
    rows.getColumns();
    if (i >= WARM_UP) lookUps[i - WARM_UP] = performance.now() - start;
  }
  return { answers, lookUps };
}

/** Milliseconds of each query after the warm-up. */
function timesOf(answer: Answerer, query: (i: number) => Query): Float64Array {
  const times = new Float64Array(QUESTIONS);
  for (let i = 0; i < WARM_UP + QUESTIONS; i++) {
    const asked = query(i);
    const start = performance.now();
    answer(asked);
    if (i >= WARM_UP) times[i - WARM_UP] = performance.now() - start;
  }
  return times;
}

function report(what: string, times: Float64Array, lookUp: number): void {
  const median = quantile(times, 0.5);
  const p50 = median.toFixed(3).padStart(7);
  const p99 = quantile(times, 0.99).toFixed(3).padStart(7);
  const ratio = (lookUp / median).toFixed(1).padStart(5);
  print(`  p50 ${p50} ms  p99 ${p99} ms  look-up/${ratio}  ${what}`);
}

function quantile(times: Iterable<number>, part: number): number {
  const sorted = Float64Array.from(times).sort();
  return sorted[Math.floor(sorted.length * part)] ?? NaN;
}

async function firstFilm(connection: DuckDBConnection): Promise<number> {
  const reader = await connection.runAndReadAll('SELECT min(film_id) FROM films');
  return Number(reader.value(0, 0));
}

/** Milliseconds from the start of the server's process to its first answer about a film. */
async function serverStart(dataDir: string, film: number): Promise<number> {
  const start = performance.now();
  const child = spawn(process.execPath, [CLI, 'serve', '--data-dir', dataDir, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let elapsed = NaN;
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /http:\S+/.exec(line)?.[0];
    if (url === undefined) continue;
    const response = await fetch(new URL(`/film/${film}/similar/0`, url));
    await response.json();
    if (!response.ok) throw new Error(`the server's first answer is ${response.status}`);
    elapsed = performance.now() - start;
    break;
  }
  child.kill();
  await once(child, 'exit');
  return elapsed;
}

async function reelated(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [CLI, ...args], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`reelated ${args.join(' ')} exited with ${String(code)}`);
}

/** Bytes of all typed arrays in objects and the objects in them, shared memory counted once. */
function bytesOf(values: readonly unknown[], counted = new Set<ArrayBufferLike>()): number {
  return values.reduce<number>((sum, value) => {
    if (!ArrayBuffer.isView(value)) {
      const inside = typeof value === 'object' && value !== null;
      return inside ? sum + bytesOf(Object.values(value), counted) : sum;
    }
    if (counted.has(value.buffer)) return sum;
    counted.add(value.buffer);
    return sum + value.buffer.byteLength;
  }, 0);
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
