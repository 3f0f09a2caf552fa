import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '../workflow/task.ts';
import { runSpark } from './run-spark.ts';
import { standInSpark } from './testing/stand-in.ts';

/** A program in the place of spark-sql; what a real Spark does is tested in test/integration/. */
function standIn(t: TestContext, script: string) {
  const folder = mkdtempSync(join(tmpdir(), 'reelated-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  standInSpark(folder, '4.1.1', script);
  const progress: Progress[] = [];
  const controller = new AbortController();
  const options = {
    spark: { home: folder, version: '4.1.1', master: 'local[2]', conf: [] },
    program: 'spark-sql',
    arguments: ['--one', 'two three'],
    folder,
    logFile: join(folder, 'spark.log'),
    signal: controller.signal,
    progress: (step: Progress) => progress.push(step),
  } as const;
  return { folder, options, progress, controller };
}

const WAITS = `trap 'echo left > gone; exit 143' TERM
echo $$ > started
while :; do sleep 0.05; done`;

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries++) {
    assert.ok(tries < 400, 'it never happens');
    await sleep(25);
  }
}

test('returns the lines of the output, and writes the log to its file', async (t) => {
  const { options, folder } = standIn(t, 'echo "$1|$2"; echo a warning >&2; echo "$SPARK_HOME"');
  assert.deepEqual(await runSpark(options), ['--one|two three', folder]);
  assert.equal(readFileSync(options.logFile, 'utf8'), 'a warning\n');
});

test('progress counts the tasks that Spark has announced and finished', async (t) => {
  const { options, progress } = standIn(
    t,
    `cat >&2 <<'END'
2026-11-25 23:12:03 INFO DAGScheduler: Submitting 2 missing tasks from ShuffleMapStage 0
2026-11-25 23:12:03 INFO TaskSetManager: Starting task 0.0 in stage 0.0 (TID 0)
2026-11-25 23:12:04 INFO TaskSetManager: Finished task 0.0 in stage 0.0 (TID 0) in 9 ms on host (1/2)
2026-11-25 23:12:04 INFO TaskSetManager: Finished task 1.0 in stage 0.0 (TID 1) in 9 ms on host (2/2)
END`,
  );
  await runSpark(options);
  assert.deepEqual(progress, [
    { done: 1, total: 2, unit: 'steps' },
    { done: 2, total: 2, unit: 'steps' },
  ]);
});

test('a failure is reported with the error in the log', async (t) => {
  const { options } = standIn(t, 'echo "java.lang.OutOfMemoryError: Java heap space" >&2; exit 52');
  await assert.rejects(runSpark(options), {
    code: 'spark-failed',
    message: /not enough memory: .*Java heap space/,
  });
});

test('on cancellation the application is asked to stop', async (t) => {
  const { options, folder, controller } = standIn(t, WAITS);
  const reason = new Error('enough');
  const running = runSpark(options);
  running.catch(() => undefined);
  await until(() => existsSync(join(folder, 'started')));
  controller.abort(reason);
  await assert.rejects(running, reason);
  assert.ok(existsSync(join(folder, 'gone')));
});

test('nothing starts after a cancellation', async (t) => {
  const { options, folder } = standIn(t, WAITS);
  const reason = new Error('too late');
  await assert.rejects(runSpark({ ...options, signal: AbortSignal.abort(reason) }), reason);
  assert.ok(!existsSync(join(folder, 'started')));
});

test('the application stops when the process that started it is killed', async (t) => {
  const { options, folder } = standIn(t, WAITS);
  const module = new URL('./run-spark.ts', import.meta.url).href;
  const { signal: _, progress: __, ...rest } = options;
  const source = `const { runSpark } = await import('${module}');
    await runSpark({ ...${JSON.stringify(rest)}, signal: new AbortController().signal });`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source]);
  await until(() => existsSync(join(folder, 'started')));
  child.kill('SIGKILL');
  await until(() => existsSync(join(folder, 'gone')));
});

test('a Spark without its program is reported', async (t) => {
  const { options } = standIn(t, '');
  const spark = { ...options.spark, home: '/nowhere' };
  await assert.rejects(runSpark({ ...options, spark }), {
    code: 'spark-failed',
    message: /not found/,
  });
});
