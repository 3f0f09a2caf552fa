/**
 * Every pair of films to parquet, in one piece and by shards, whose files must be equal, compared with
 * DuckDB writing as many generated rows, and with the old system's way.
 *
 *     npm run bench -- all-pairs --datasets DIR [--workers 2] [--min-similarities 0.5,0.1,0]
 *       [--shards 1,4] [--preset seed] [--duckdb-share 0.1] [--old-films 2000]
 *     npm run bench -- all-pairs --films 160000 [--min-similarities 0.5,0.1] …
 *
 * DIR holds IMDb's files; REELATED_REAL_DATASETS can name it instead, and --films has as many films
 * made up. DuckDB writes a share of the rows, and the old way takes some films of all; both are
 * extrapolated and say so. A share of 0 leaves DuckDB out, as 0 films do the old way.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openDuckDB } from '../src/duckdb/connect.ts';
import { pairCount } from '../src/similarity/all-pairs/pair-blocks.ts';
import { writeAllPairs } from '../src/similarity/all-pairs/write-all-pairs.ts';
import { writePairsByShards } from '../src/similarity/all-pairs/local/write-pairs-by-shards.ts';
import { loadStoredModelFromParquet } from '../src/similarity/model/stored/stored-model.ts';
import { storedRows } from '../src/similarity/model/stored/stored-rows.ts';
import { filmCount, type SimilarityModel } from '../src/similarity/model/model.ts';
import { presetNamed } from '../src/similarity/model/presets.ts';

const CLI = join(import.meta.dirname, '..', 'src', 'cli', 'main.ts');
const WRITE_MODEL = join(import.meta.dirname, 'spark-scale', 'write-model.ts');
/** The dimensions of Spark ML's HashingTF in the old system. */
const HASHED_TERMS = 2 ** 18;

const { values: options } = parseArgs({
  options: {
    datasets: { type: 'string' },
    films: { type: 'string' },
    shards: { type: 'string', default: '1,4' },
    preset: { type: 'string', default: 'seed' },
    workers: { type: 'string', default: '2' },
    'min-similarities': { type: 'string', default: '0.5,0.1,0' },
    'duckdb-share': { type: 'string', default: '0.1' },
    'old-films': { type: 'string', default: '2000' },
  },
});
const datasets = options.datasets ?? process.env['REELATED_REAL_DATASETS'];
if (datasets === undefined && options.films === undefined) {
  throw new Error('name a folder with --datasets, or a number of --films');
}
const workers = Number(options.workers);
const preset = presetNamed(options.preset) ?? 'seed';

const scratch = await mkdtemp(join(tmpdir(), 'reelated-bench-'));
try {
  const dataDir = join(scratch, 'data');
  const folder = join(dataDir, 'output', 'model');
  if (options.films === undefined) {
    await run(CLI, [
      'run',
      'FilmTerms',
      `--datasets=${datasets}`,
      '--data-dir',
      dataDir,
      '--quiet',
    ]);
  } else {
    await run(WRITE_MODEL, [options.films, preset, folder]);
  }
  const model = await loadStoredModelFromParquet(folder, preset);
  print(`${filmCount(model)} films, ${pairCount(filmCount(model))} pairs, ${workers} threads`);
  for (const least of options['min-similarities'].split(',')) {
    await ours(model, Number(least));
    for (const shards of options.shards.split(',')) {
      await byShards(folder, Math.ceil(filmCount(model) / Number(shards)), Number(least));
    }
  }
  const share = Number(options['duckdb-share']);
  if (share > 0) await duckdb(pairCount(filmCount(model)), share);
  if (Number(options['old-films']) > 0) oldWay(model, Number(options['old-films']));
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function ours(model: SimilarityModel, minSimilarity: number): Promise<void> {
  await measured(`ours, similarity >= ${minSimilarity}`, (directory) =>
    writeAllPairs({
      model,
      minSimilarity,
      directory,
      workers,
      signal: new AbortController().signal,
    }),
  );
}

async function byShards(folder: string, shardFilms: number, minSimilarity: number): Promise<void> {
  const films = await storedRows(folder);
  await measured(`by shards of ${shardFilms} films, similarity >= ${minSimilarity}`, (directory) =>
    writePairsByShards({
      films,
      preset,
      minSimilarity,
      shardFilms,
      spoolPairs: 2 ** 22,
      directory,
      scratch: join(scratch, 'shards'),
      workers,
      signal: new AbortController().signal,
    }),
  );
}

/** What it costs to write pairs to a folder, and a digest of the files. */
async function measured(
  what: string,
  write: (directory: string) => Promise<number>,
): Promise<void> {
  const directory = join(scratch, 'pairs');
  await mkdir(directory);
  const start = performance.now();
  const before = process.cpuUsage();
  const rows = await write(directory);
  const { user, system } = process.cpuUsage(before);
  report(what, performance.now() - start, rows, await sizeOf(directory));
  const peak = mebibytes(process.resourceUsage().maxRSS * 1024);
  print(
    `      CPU ${seconds((user + system) / 1000)} s, peak memory of the process so far ${peak}, files ${await digestOf(directory)}`,
  );
  await rm(directory, { recursive: true });
}

async function digestOf(directory: string): Promise<string> {
  const hash = createHash('sha256');
  for (const name of (await readdir(directory)).sort()) {
    hash.update(await readFile(join(directory, name)));
  }
  return hash.digest('hex').slice(0, 8);
}

/** DuckDB's COPY of as many rows of the same columns from range(), in order. */
async function duckdb(pairs: number, share: number): Promise<void> {
  const rows = Math.round(pairs * share);
  const directory = join(scratch, 'duckdb');
  await mkdir(directory);
  using session = await openDuckDB({ threads: workers });
  const start = performance.now();
  await session.connection.run(
    `COPY (
       SELECT
         CAST(i // 18132 AS INTEGER) AS film_id,
         CAST(hash(i) % 36264 AS INTEGER) AS other_id,
         CASE WHEN i % 18132 < 7600 THEN (hash(i) % 1000003) / 1000003 ELSE 0.0 END AS similarity
       FROM range(${rows}) AS pairs(i)
     ) TO '${join(directory, 'part.parquet').replaceAll("'", "''")}' (FORMAT parquet)`,
  );
  const elapsedMs = performance.now() - start;
  report(
    `DuckDB, rows it makes up (${share * 100} % of them)`,
    elapsedMs,
    rows,
    await sizeOf(directory),
  );
  print(`      extrapolated to all of them ${seconds(elapsedMs / share)} s`);
}

/**
 * The old system's way: terms hashed to 2^18 dimensions, every film crossed with every other, and a
 * function called for each pair that walks two sparse vectors. In JavaScript, so without Spark's
 * and Python's costs for each row, which were many times as much.
 */
function oldWay(model: SimilarityModel, films: number): void {
  const some = Math.min(films, filmCount(model));
  const vectors = Array.from({ length: some }, (_, row) => hashedVector(model, row));
  const start = performance.now();
  let rows = 0;
  let sum = 0;
  for (const [i, a] of vectors.entries()) {
    for (const [j, b] of vectors.entries()) {
      if (i >= j) continue;
      sum += dot(a, b);
      rows++;
    }
  }
  const elapsedMs = performance.now() - start;
  const all = (elapsedMs / rows) * pairCount(filmCount(model));
  print(
    `  the old way, hashed vectors of ${some} films, nothing written, one thread (sum ${sum.toFixed(1)})`,
  );
  print(`      ${seconds(elapsedMs)} s, extrapolated to all pairs ${seconds(all)} s`);
}

function hashedVector(model: SimilarityModel, row: number): ReadonlyMap<number, number> {
  const vector = new Map<number, number>();
  const norm = model.norms[row] || 1;
  for (let i = model.rowOffsets[row] ?? 0; i < (model.rowOffsets[row + 1] ?? 0); i++) {
    const hashed = (Math.imul(model.rowTerms[i] ?? 0, 0x9e3779b1) >>> 0) % HASHED_TERMS;
    vector.set(hashed, (vector.get(hashed) ?? 0) + (model.rowWeights[i] ?? 0) / norm);
  }
  return vector;
}

function dot(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}

async function sizeOf(directory: string): Promise<number> {
  const files = await readdir(directory);
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(directory, file))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function run(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, ['--max-old-space-size=16384', program, ...args], {
    stdio: 'inherit',
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${program} ${args.join(' ')} exited with ${String(code)}`);
}

function report(what: string, elapsedMs: number, rows: number, bytes: number): void {
  const millions = (rows / elapsedMs / 1000).toFixed(1);
  print(`  ${what}`);
  print(`      ${seconds(elapsedMs)} s, ${rows} rows, ${mebibytes(bytes)}, ${millions} M rows/s`);
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
