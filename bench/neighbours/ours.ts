/**
 * One measurement of ours in a separate process: `ours.ts MODEL METHOD THREADS RUNS FOLDER`.
 * MODEL is the folder of the model's arrays, METHOD `search`, `reference` or `export`. Prints seconds of each run and the peak memory as JSON; `export` writes the matrix and our lists
 * for the peers.
 */
import { writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { dirname } from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { sendIndex } from '../../src/similarity/nearest/local/shared-index.ts';
import { filmCount } from '../../src/similarity/model/model.ts';
import { createNeighbourFinder } from '../../src/similarity/nearest/neighbour-finder.ts';
import { nearestNeighbours } from '../../src/similarity/nearest/neighbours.ts';
import { readModel } from './model.ts';
import { BLOCK_ROWS, NEIGHBOURS, type BenchInput } from './protocol.ts';

// As the command line does it: threads need not compile what the last run's had.
const { directory } = enableCompileCache();
if (directory !== undefined) process.env['NODE_COMPILE_CACHE'] = dirname(directory);

const [modelFolder = '', method = '', threads = '1', runs = '1', folder = ''] =
  process.argv.slice(2);
const model = readModel(modelFolder);
const films = filmCount(model);
const k = Math.min(NEIGHBOURS, films - 1);

interface Lists {
  readonly rows: Int32Array<SharedArrayBuffer>;
  readonly similarities: Float64Array<SharedArrayBuffer>;
}

function emptyLists(): Lists {
  return {
    rows: new Int32Array(new SharedArrayBuffer(4 * films * k)),
    similarities: new Float64Array(new SharedArrayBuffer(8 * films * k)),
  };
}

/** From the model in memory to all lists in memory, with all that has to be prepared. */
async function search(lists: Lists, workers: number): Promise<void> {
  if (workers > 1) return searchWithThreads(lists, workers);
  const finder = createNeighbourFinder(model, k);
  for (let from = 0; from < films; from += BLOCK_ROWS) {
    const found = finder.nearest(from, Math.min(from + BLOCK_ROWS, films));
    lists.rows.set(found.rows, from * k);
    lists.similarities.set(found.similarities, from * k);
  }
}

async function searchWithThreads(lists: Lists, workers: number): Promise<void> {
  const next = new Int32Array(new SharedArrayBuffer(4));
  const stopped = new Int32Array(new SharedArrayBuffer(4));
  const input: BenchInput = { model, k, next, stopped, ...lists };
  const workersAtWork = Array.from(
    { length: workers },
    () => new Worker(new URL('worker.ts', import.meta.url), { workerData: input }),
  );
  sendIndex(model, workersAtWork);
  const threadsDone = workersAtWork.map((worker) => {
    const done = Promise.withResolvers<void>();
    worker.on('error', done.reject);
    worker.on('exit', () => done.resolve());
    return done.promise;
  });
  await Promise.all(threadsDone);
}

/** Seconds for all films, from as many as ten seconds allow. */
function reference(): { seconds: number; cpuSeconds: number; share: number } {
  const cpuBefore = process.cpuUsage();
  const started = performance.now();
  let done = 0;
  // Spread over the films: their lists differ in cost.
  const step = Math.max(1, Math.floor(films / 500));
  for (let block = 0; block < step; block += Math.ceil(step / 20)) {
    for (let row = block; row < films; row += step) {
      nearestNeighbours(model, k, row, row + 1);
      done++;
      if (performance.now() - started > 10_000) break;
    }
  }
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const all = films / done;
  return { seconds: seconds * all, cpuSeconds: ((user + system) / 1e6) * all, share: done / films };
}

function exportLists(lists: Lists): void {
  const { rowOffsets, rowTerms, rowWeights, termFactors, norms } = model;
  const values = new Float32Array(rowTerms.length);
  for (let row = 0; row < films; row++) {
    const norm = norms[row] ?? 0;
    for (let entry = rowOffsets[row] ?? 0; entry < (rowOffsets[row + 1] ?? 0); entry++) {
      const factor = Math.sqrt(termFactors[rowTerms[entry] ?? 0] ?? 0);
      values[entry] = norm === 0 ? 0 : ((rowWeights[entry] ?? 0) * factor) / norm;
    }
  }
  const shape = Int32Array.of(films, termFactors.length, k);
  const arrays = { shape, offsets: rowOffsets, terms: rowTerms, values, ...lists };
  for (const [name, array] of Object.entries(arrays)) writeFileSync(`${folder}/${name}`, array);
}

const seconds: number[] = [];
const cpuSeconds: number[] = [];
let share = 1;
const found = emptyLists();
if (method === 'reference') {
  const measured = reference();
  cpuSeconds.push(measured.cpuSeconds);
  seconds.push(measured.seconds);
  share = measured.share;
} else {
  for (let run = 0; run < Number(runs); run++) {
    const started = performance.now();
    const cpuBefore = process.cpuUsage();
    await search(found, Number(threads));
    seconds.push((performance.now() - started) / 1000);
    const { user, system } = process.cpuUsage(cpuBefore);
    cpuSeconds.push((user + system) / 1e6);
  }
}
if (method === 'export') exportLists(found);
const peakBytes = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ seconds, cpuSeconds, share, peakBytes }));
