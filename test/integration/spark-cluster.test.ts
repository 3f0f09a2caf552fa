import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findSpark } from '../../src/spark/spark.ts';
import type { EventSink } from '../../src/workflow/event.ts';
import { SAMPLE, writeDatasets } from '../fixtures/datasets.ts';
import { runPipeline } from '../fixtures/run-pipeline.ts';
import { assertSameOutputs } from '../fixtures/same-outputs.ts';
import { scratchFolder } from '../fixtures/scratch.ts';
import { sparkOn, withoutSpark } from '../fixtures/spark.ts';

/** The executors that a process has started, directly or not. */
function executorsOf(ancestor: number): readonly number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const processes = lines.map((line) => /^ *(\d+) +(\d+) (.*)$/.exec(line)?.slice(1) ?? []);
  const parents = new Map(processes.map(([pid, parent]) => [Number(pid), Number(parent)]));
  const isOurs = (pid: number): boolean => {
    const parent = parents.get(pid);
    return pid === ancestor || (parent !== undefined && parent > 0 && isOurs(parent));
  };
  return processes
    .filter(([pid, , command = '']) => command.includes('ExecutorBackend') && isOurs(Number(pid)))
    .map(([pid]) => Number(pid));
}

test(
  'a cluster gives the same result, even if an executor is killed in the middle of each task',
  { skip: withoutSpark },
  async (t) => {
    const folder = scratchFolder(t);
    const datasets = writeDatasets(join(folder, 'imdb'), SAMPLE);
    const [here, there] = [join(folder, 'here'), join(folder, 'there')];
    assert.equal((await runPipeline(here, datasets)).status, 'succeeded');

    const spark = sparkOn('local-cluster[2,1,1024]');
    // there the workers leave the executors' folders behind, with the Node that was sent to them
    t.after(() => rmSync(join(findSpark(spark).home, 'work'), { recursive: true, force: true }));
    const killedIn = new Set<string>();
    const killOne: EventSink = (event) => {
      if (event.type !== 'task-progress' || event.progress.unit !== 'steps') return;
      const [executor] = executorsOf(process.pid);
      if (killedIn.has(event.task) || executor === undefined) return;
      killedIn.add(event.task);
      process.kill(executor, 'SIGKILL');
    };
    const summary = await runPipeline(there, datasets, { spark, sinks: [killOne] });
    assert.equal(summary.status, 'succeeded', JSON.stringify(summary.tasks));
    assert.ok(killedIn.has('PrepFilms'), 'an executor was killed');
    const log = join(there, 'runs', `${summary.run}.PrepFilms.spark.log`);
    assert.match(readFileSync(log, 'utf8'), /Lost executor \d+/);
    await assertSameOutputs([here, there]);
  },
);
