import { basename } from 'node:path';
import { ReelatedError } from '../errors.ts';
import type { NotebookEvent, Shown, ThrownError } from './events.ts';
import { cellAt, titleOf, type Cell } from './percent-format.ts';

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

/** A notebook with a cell that failed; `partial` is what there was until then. */
export class NotebookError extends ReelatedError {
  readonly partial: ExecutedNotebook;

  constructor(message: string, data: ReelatedError['data'], partial: ExecutedNotebook) {
    super('notebook-failed', message, { data });
    this.partial = partial;
  }
}

/** What is known of a notebook while it is executed. */
export class Recording {
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
    if (output.kind === 'printed' && last?.kind === 'printed' && last.stream === output.stream) {
      joined[joined.length - 1] = { ...last, text: last.text + output.text };
    } else {
      joined.push(output);
    }
  }
  return joined;
}
