import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { ReelatedError } from '../errors.ts';
import { inTime } from '../workflow/units.ts';
import { moduleFile } from '../workflow/state/code-files.ts';
import type { NotebookEvent, Shown, ThrownError } from './events.ts';
import { cellAt, parsePercentFormat, titleOf, type Cell } from './percent-format.ts';

/** What a cell has left: in the order in which it appeared. */
export type Output =
  | { readonly kind: 'shown'; readonly shown: Shown }
  | { readonly kind: 'printed'; readonly stream: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'error'; readonly error: Omit<ThrownError, 'line'> };

/** A cell with what it has left when it was executed. */
export interface ExecutedCell extends Cell {
  /** Which of the cells with code this is, from 1; null for markdown and what was not reached. */
  readonly count: number | null;
  readonly outputs: readonly Output[];
}

/** A notebook that was executed, to its end or to the cell that failed. */
export interface ExecutedNotebook {
  /** The name of its file, without the ending. */
  readonly name: string;
  readonly title: string;
  readonly cells: readonly ExecutedCell[];
}

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

/** A notebook with a cell that failed; `partial` is what there was until then. */
export class NotebookError extends ReelatedError {
  readonly partial: ExecutedNotebook;

  constructor(message: string, data: ReelatedError['data'], partial: ExecutedNotebook) {
    super('notebook-failed', message, { data });
    this.partial = partial;
  }
}

const PROCESS = fileURLToPath(moduleFile(import.meta.url, './notebook-process.ts'));

/**
 * Executes a notebook in a process of its own, cell after cell.
 *
 * @throws NotebookError `notebook-failed` when a cell throws, takes too long, ends the process, cannot
 * be read, or imports what is not there; it names file, line and cell. The signal's reason when aborted.
 */
export async function runNotebook(options: RunNotebookOptions): Promise<ExecutedNotebook> {
  const { file, cellLimitMs, environment, signal, progress } = options;
  signal?.throwIfAborted();
  const cells = parsePercentFormat(await readFile(file, 'utf8'));
  const recording = new Recording(file, cells);
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', PROCESS, file],
    {
      env: { ...process.env, ...environment },
      // whatever does not go through the process's own streams, such as output of a library
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      ...(signal && { signal, killSignal: 'SIGKILL' as const }),
    },
  );
  const limit = timeLimit(cellLimitMs, () => {
    recording.end(`took longer than ${inTime(cellLimitMs)}`);
    child.kill('SIGKILL');
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
    child.kill('SIGKILL');
  }
  return recording.result();
}

/** What is known of a notebook while it is executed. */
class Recording {
  readonly #file: string;
  readonly #cells: readonly Cell[];
  readonly #outputs: readonly Output[][];
  readonly #counts: (number | null)[];
  #count = 0;
  /** The number of the cell that is being executed, from 1. */
  #current: number;
  /** How the notebook ended; undefined while it has not. */
  #failure: { readonly line: number; readonly what: string } | 'done' | undefined;

  constructor(file: string, cells: readonly Cell[]) {
    this.#file = file;
    this.#cells = cells;
    this.#outputs = cells.map(() => []);
    this.#counts = cells.map(() => null);
    // imports come before everything else
    this.#current = Math.max(1, cells.findIndex(({ kind }) => kind === 'code') + 1);
  }

  add(event: NotebookEvent): void {
    switch (event.type) {
      case 'cell':
        this.#current = event.cell;
        this.#counts[event.cell - 1] = ++this.#count;
        return;
      case 'shown':
        this.#keep({ kind: 'shown', shown: event.shown });
        return;
      case 'printed':
        this.#keep({ kind: 'printed', stream: event.stream, text: event.text });
        return;
      case 'error':
        this.#addError(event.error);
        return;
      case 'exit':
        this.end(`ended the process with code ${event.code}`, event.line);
        return;
      case 'stuck':
        this.end('waits for something that can no longer happen');
        return;
      case 'done':
        this.#failure ??= 'done';
        return;
      default:
        event satisfies never;
    }
  }

  /** Notes how the notebook ended, unless that is known. */
  end(what: string, line?: number | null): void {
    if (this.#failure !== undefined) return;
    const at = line ?? this.#firstLine();
    this.#failure = { line: at, what };
    const message = `the cell ${what}`;
    this.#keep({ kind: 'error', error: { name: 'Error', message, stack: message } }, at);
  }

  /** @throws NotebookError */
  result(): ExecutedNotebook {
    const failure = this.#failure;
    if (failure === 'done' || failure === undefined) return this.#executed();
    const { line, what } = failure;
    const cell = cellAt(this.#cells, line);
    const file = basename(this.#file);
    const message = `${file}, line ${line}, cell ${cell} ${what}`;
    throw new NotebookError(message, { file: this.#file, line, cell }, this.#executed());
  }

  #addError({ name, message, stack, line }: ThrownError): void {
    if (this.#failure !== undefined) return;
    const at = line ?? this.#firstLine();
    this.#failure = { line: at, what: `failed: ${name === 'Error' ? '' : `${name}: `}${message}` };
    this.#keep({ kind: 'error', error: { name, message, stack } }, at);
  }

  #keep(output: Output, line?: number): void {
    const cell = line === undefined ? this.#current : Math.max(1, cellAt(this.#cells, line));
    this.#outputs[cell - 1]?.push(output);
  }

  /** The first line with code of the current cell. */
  #firstLine(): number {
    const cell = this.#cells[this.#current - 1];
    return cell === undefined ? 1 : cell.line + 1;
  }

  #executed(): ExecutedNotebook {
    const name = basename(this.#file).replace(/\.ts$/, '');
    const cells = this.#cells.map((cell, index) => ({
      ...cell,
      count: this.#counts[index] ?? null,
      outputs: joinPrinted(this.#outputs[index] ?? []),
    }));
    return { name, title: titleOf(this.#cells) ?? name, cells };
  }
}

/** What was printed to one stream piece by piece, in one piece. */
function joinPrinted(outputs: readonly Output[]): readonly Output[] {
  const joined: Output[] = [];
  for (const output of outputs) {
    const last = joined.at(-1);
    if (
      output.kind === 'printed' &&
      last?.kind === 'printed' &&
      last.stream === output.stream
    ) {
      joined[joined.length - 1] = { ...last, text: last.text + output.text };
    } else {
      joined.push(output);
    }
  }
  return joined;
}

async function* eventsOf(child: ChildProcess): AsyncGenerator<NotebookEvent> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this is what `stdio` above asks for
  const stream = child.stdio[3] as Readable;
  for await (const line of createInterface({ input: stream })) {
    const event: NotebookEvent = JSON.parse(line);
    yield event;
  }
}

async function exitOf(child: ChildProcess): Promise<readonly [number | null, string | null]> {
  const exit = Promise.withResolvers<readonly [number | null, string | null]>();
  child.once('error', exit.reject);
  child.once('exit', (code, killedBy) => exit.resolve([code, killedBy]));
  // the rejection is seen by whoever awaits; until then the events are read
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
