/*
 * A thread that takes a data directory's lock at the same moments as its rivals, for
 * `workflow-lock.test.ts`. It answers with its rounds: whether it got the lock.
 *
 * Of the shared counters [at the start, at the end] each rival adds one a round.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { acquireRunLock } from '../../src/workflow/state/runs/run-lock.ts';

export interface RivalData {
  readonly dataDir: string;
  readonly rivals: number;
  readonly rounds: number;
  readonly counters: Int32Array;
}

const { dataDir, rivals, rounds, counters } = workerData as RivalData;

function meet(counter: number, round: number): void {
  Atomics.add(counters, counter, 1);
  while (Atomics.load(counters, counter) < rivals * (round + 1));
}

const taken: boolean[] = [];
for (let round = 0; round < rounds; round += 1) {
  meet(0, round);
  try {
    using _lock = await acquireRunLock(dataDir, `round-${round}`);
    taken.push(true);
    meet(1, round);
  } catch {
    taken.push(false);
    meet(1, round);
  }
}
parentPort?.postMessage(taken, []);
