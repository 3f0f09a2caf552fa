import { parentPort, workerData } from 'node:worker_threads';
import { filmCount } from '../../src/similarity/model/model.ts';
import { createNeighbourFinder } from '../../src/similarity/nearest/neighbour-finder.ts';
import { receiveIndex } from '../../src/similarity/nearest/local/shared-index.ts';
import { BLOCK_ROWS, type BenchInput } from './protocol.ts';

const { model, k, next, stopped, rows, similarities } = workerData as BenchInput;
const films = filmCount(model);
if (parentPort === null) throw new Error('this module runs in a worker thread');
const index = await receiveIndex(model, parentPort, stopped);
const finder = createNeighbourFinder(model, k, index);
for (;;) {
  const from = Atomics.add(next, 0, 1) * BLOCK_ROWS;
  if (from >= films) break;
  const found = finder.nearest(from, Math.min(from + BLOCK_ROWS, films));
  rows.set(found.rows, from * k);
  similarities.set(found.similarities, from * k);
}
