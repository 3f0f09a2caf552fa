import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { inTime } from '../workflow/units.ts';
import { moduleFile } from '../workflow/state/freshness/code-files.ts';
import type { NotebookEvent } from './events.ts';
import { Recording, type ExecutedNotebook } from './recording.ts';
import { parsePercentFormat } from './percent-format.ts';

export interface RunNotebookOptions {
  /** The notebook's file, absolute. */
  readonly file: string;
  /** How long a cell may take. */
  readonly cellLimitMs: number;
  /** Environment variables for its process, in addition to those of this one. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Called with the number of cells that have begun, and of all. */
  readonly progress?: (begun: number, cells: number) => void;
}

const PROCESS = fileURLToPath(moduleFile(import.meta.url, './notebook-process.ts'));

/**
 * Executes a notebook in its own process, cell after cell.
 *
 * @throws NotebookError `notebook-failed` when a cell throws, takes too long, ends the process, cannot
 * be read, or imports what is not there; it names file, line and cell. The signal's reason when aborted.
 */
export async function runNotebook(options: RunNotebookOptions): Promise<ExecutedNotebook> {
  const { file, cellLimitMs, environment, signal, progress } = options;
  signal?.throwIfAborted();
  const cells = parsePercentFormat(await readFile(file, 'utf8'));
  const recording = new Recording(file, cells);
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROCESS, file], {
    env: { ...process.env, ...environment },
    // whatever does not go through the process's own streams, such as output of a library
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  const limit = timeLimit(cellLimitMs, () => {
    recording.end(`took longer than ${inTime(cellLimitMs)}`);
    kill();
  });
  try {
    const exit = exitOf(child);
    for await (const event of eventsOf(child)) {
      recording.add(event);
      if (event.type !== 'cell') continue;
      limit.restart();
      progress?.(event.cell, cells.length);
    }
    const [code, killedBy] = await exit;
    signal?.throwIfAborted();
    recording.end(killedBy === null ? `ended with code ${code}` : `was ended by ${killedBy}`);
  } finally {
    limit[Symbol.dispose]();
    signal?.removeEventListener('abort', kill);
    kill();
  }
  return recording.result();
}

async function* eventsOf(child: ChildProcess): AsyncGenerator<NotebookEvent> {
  const stream = child.stdio[3] as Readable;
  for await (const line of createInterface({ input: stream })) {
    const event: NotebookEvent = JSON.parse(line);
    yield event;
  }
}

function exitOf(child: ChildProcess): Promise<readonly [number | null, string | null]> {
  const exit = Promise.withResolvers<readonly [number | null, string | null]>();
  child.once('error', exit.reject);
  child.once('exit', (code, killedBy) => exit.resolve([code, killedBy]));
  // the rejection is seen where it is awaited; until then the events are read
  exit.promise.catch(() => undefined);
  return exit.promise;
}

interface TimeLimit extends Disposable {
  readonly restart: () => void;
}

function timeLimit(ms: number, over: () => void): TimeLimit {
  let timer = setTimeout(over, ms);
  return {
    restart() {
      clearTimeout(timer);
      timer = setTimeout(over, ms);
    },
    [Symbol.dispose]: () => clearTimeout(timer),
  };
}
