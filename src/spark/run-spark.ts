import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { ReelatedError } from '../errors.ts';
import type { Progress } from '../workflow/task.ts';
import { sparkFailure } from './spark-failure.ts';
import { isLocal, type Spark } from './spark.ts';

interface RunSparkOptions {
  readonly spark: Spark;
  /** The program in Spark's `bin/`, and its arguments. */
  readonly program: 'spark-sql' | 'spark-class';
  readonly arguments: readonly string[];
  /** Its working directory. */
  readonly folder: string;
  /** Its log is appended here. */
  readonly logFile: string;
  readonly signal: AbortSignal;
  /** How many of the tasks that Spark has announced so far are done. */
  readonly progress?: (progress: Progress) => void;
}

const LOG_SETTINGS = new URL('./log4j2.properties', import.meta.url);

/**
 * Runs one of Spark's programs and kills it when its standard input ends: on cancellation, and also
 * when this process dies, because no application must write for a run that has ended.
 */
const WATCHED = `exec 3<&0
"$@" </dev/null 3<&- & application=$!
{ cat <&3 >/dev/null; kill "$application"; } >/dev/null 2>&1 &
wait "$application"`;

/** How long an application may take to leave its cluster. */
const GOODBYE_MS = 15_000;
/** How long an application may wait for executors. */
const NO_EXECUTOR_MS = 180_000;

/**
 * Runs one of Spark's programs to its end and returns the lines of its standard output.
 *
 * @throws the signal's reason when aborted; ReelatedError `spark-failed`, `spark-unreachable` or
 * `spark-missing` with the first real error of its log
 */
export async function runSpark(options: RunSparkOptions): Promise<readonly string[]> {
  const { spark, signal, logFile } = options;
  signal.throwIfAborted();
  const program = join(spark.home, 'bin', options.program);
  const child = spawn('/bin/sh', ['-c', WATCHED, 'sh', program, ...options.arguments], {
    cwd: options.folder,
    env: environmentOf(options),
    stdio: ['pipe', 'pipe', 'pipe'],
    // in a separate process group, so that Ctrl-C only reaches this process, which then ends it
    detached: true,
  });
  const stop = (): void => void child.stdin.end();
  signal.addEventListener('abort', stop, { once: true });
  child.stdin.on('error', () => undefined);
  const idle = new AbortController();
  try {
    const follow = followLog(child.stderr, options, () => {
      idle.abort();
      stop();
    });
    const [code, output, log] = await Promise.all([
      exitOf(child, signal),
      linesOf(child.stdout),
      follow,
    ]);
    signal.throwIfAborted();
    if (idle.signal.aborted) throw noExecutors(spark, logFile);
    if (code !== 0) throw sparkFailure(log, logFile, code);
    return output;
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function environmentOf({ spark, folder }: RunSparkOptions): NodeJS.ProcessEnv {
  const given = process.env['SPARK_SUBMIT_OPTS'] ?? '';
  // Spark and its libraries leave folders behind in Java's folder for temporary files
  const temporary = `"-Djava.io.tmpdir=${folder.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  return {
    ...(isLocal(spark) ? { SPARK_LOCAL_IP: '127.0.0.1' } : {}),
    ...process.env,
    // Java takes the names of files for ASCII where the locale is POSIX or absent
    LC_ALL: 'C.UTF-8',
    SPARK_HOME: spark.home,
    SPARK_SUBMIT_OPTS:
      `${given} ${temporary} -Dlog4j2.configurationFile=${LOG_SETTINGS.href}`.trim(),
  };
}

async function exitOf(child: ChildProcess, signal: AbortSignal): Promise<number | null> {
  const exit = Promise.withResolvers<number | null>();
  child.once('error', exit.reject);
  child.once('close', exit.resolve);
  const kill = async (): Promise<void> => {
    await Promise.race([exit.promise, sleep(GOODBYE_MS, undefined, { ref: false })]);
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };
  signal.addEventListener('abort', () => void kill().catch(() => undefined), { once: true });
  return exit.promise;
}

async function linesOf(stream: Readable): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream })) lines.push(line);
  return lines;
}

const TASK_DONE = /TaskSetManager: Finished task /;
const TASKS_ANNOUNCED = /DAGScheduler: Submitting (\d+) missing tasks/;
const NO_EXECUTOR = /Initial job has not accepted any resources/;
/** Lines that say nothing about a failure, and most of a log. */
const PROGRESS_LINE = /^\S+ \S+ INFO /;
const LONGEST_LOG = 4_000_000;

/** Writes the log to its file as it arrives, reports progress from it, and returns what matters. */
async function followLog(
  stream: Readable,
  { logFile, progress }: RunSparkOptions,
  giveUp: () => void,
): Promise<string> {
  let log = '';
  let done = 0;
  let total = 0;
  let waitingSince: number | undefined;
  const file = openSync(logFile, 'a');
  try {
    for await (const line of createInterface({ input: stream })) {
      writeSync(file, `${line}\n`);
      total += Number(TASKS_ANNOUNCED.exec(line)?.[1] ?? 0);
      if (TASK_DONE.test(line)) {
        done++;
        waitingSince = undefined;
        progress?.({ done, total: Math.max(done, total), unit: 'steps' });
      } else if (NO_EXECUTOR.test(line)) {
        waitingSince ??= Date.now();
        if (Date.now() - waitingSince > NO_EXECUTOR_MS) giveUp();
      }
      if (!PROGRESS_LINE.test(line) && log.length < LONGEST_LOG) log += `${line}\n`;
    }
  } finally {
    closeSync(file);
  }
  return log;
}

function noExecutors({ master }: Spark, logFile: string): ReelatedError {
  const minutes = NO_EXECUTOR_MS / 60_000;
  return new ReelatedError(
    'spark-unreachable',
    `${master} provided no executor within ${minutes} minutes: it has no free worker with the requested cores and memory; see spark.executor.memory and spark.executor.cores in --spark-conf (log: ${logFile})`,
    { data: { master, logFile } },
  );
}
