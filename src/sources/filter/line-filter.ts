/**
 * Picks the lines of a tab-separated text whose id is wanted, byte by byte, without looking at
 * anything else: nine of ten lines of IMDb's files are about titles that are no films, and to
 * parse them costs far more than to skip them.
 *
 * ```
 *  chunk   …rest│tt0000012 ⇥ 1 ⇥ nm0000007 ⇥ … ⏎ tt0000013 ⇥ 1 ⇥ …⏎ tt00000│
 *                └ id: bit set? keep the line    └ bit clear: skip to ⏎ └ kept for the next chunk
 * ```
 *
 * It only ever leaves out a line whose id is well formed and not wanted. The header, empty lines
 * and lines whose id is anything else are handed on, for DuckDB to judge.
 *
 * The loop is here in plain words and, five times as fast, in `assembly/pick-lines.ts`.
 */
import { hasId, ID_LIMIT, type IdSet } from './id-set.ts';
import type { LinePicker } from './open-line-picker.ts';

const [TAB, LINE_FEED, CARRIAGE_RETURN, ZERO, NINE, LETTER_A, LETTER_Z] = [
  0x09, 0x0a, 0x0d, 0x30, 0x39, 0x61, 0x7a,
] as const;
const MOST_DIGITS = 9;

export interface LineFilter {
  /** Takes the next bytes of the text, cut anywhere. */
  readonly take: (chunk: Uint8Array) => void;
  /** Takes the end of the text. */
  readonly end: () => void;
  /** For every kept line its number in the text, from 1; what a message about it must name. */
  readonly lineNumbers: () => Uint32Array<ArrayBuffer>;
}

export interface LineFilterOptions {
  /** Which field holds the id, from 0. */
  readonly idField: number;
  readonly wanted: IdSet;
  /** The compiled loop, where that can run. */
  readonly picker?: LinePicker | undefined;
  /** Takes kept lines with their line ends; the bytes are valid during the call alone. */
  readonly keep: (lines: Uint8Array) => void;
}

/** A filter over one text. */
export function lineFilter(options: LineFilterOptions): LineFilter {
  const { idField, wanted, keep, picker } = options;
  let rest: Uint8Array[] = [];
  let line = 0;
  let kept = 0;
  let lineNumbers = new Uint32Array(1024);

  function makeRoom(more: number): void {
    if (kept + more <= lineNumbers.length) return;
    const longer = new Uint32Array(2 * (kept + more));
    longer.set(lineNumbers);
    lineNumbers = longer;
  }

  /** Filters whole lines: `bytes` from `from` to `to`, which is behind a line feed or the end. */
  function filterLines(bytes: Uint8Array, from: number, to: number): void {
    if (picker === undefined || line === 0 || bytes[to - 1] !== LINE_FEED) {
      return pickPlainly(bytes, from, to);
    }
    for (let next = from; next < to;) {
      const most = Math.min(to, next + picker.capacity);
      const end = bytes.lastIndexOf(LINE_FEED, most - 1) + 1;
      // a line that is longer than what the compiled loop takes
      if (end <= next) return pickPlainly(bytes, next, to);
      pickCompiled(picker, bytes.subarray(next, end));
      next = end;
    }
  }

  function pickCompiled({ pick }: LinePicker, bytes: Uint8Array): void {
    const { runs, lines, count } = pick(bytes, idField, line + 1);
    makeRoom(lines.length);
    lineNumbers.set(lines, kept);
    kept += lines.length;
    line += count;
    for (let at = 0; at < runs.length; at += 2) keep(bytes.subarray(runs[at], runs[at + 1]));
  }

  function pickPlainly(bytes: Uint8Array, from: number, to: number): void {
    // Neighbouring lines that are kept go out together: those of one title stand together.
    let run = from;
    for (let at = from; at < to;) {
      const isKept = line++ === 0 || isWantedLine(bytes, at, to, idField, wanted);
      if (isKept) {
        makeRoom(1);
        lineNumbers[kept++] = line;
      } else if (run < at) keep(bytes.subarray(run, at));
      while (at < to && bytes[at] !== LINE_FEED) at++;
      at++;
      if (!isKept) run = at;
    }
    if (run < to) keep(bytes.subarray(run, to));
  }

  return {
    take(chunk) {
      let from = 0;
      if (rest.length > 0) {
        const end = chunk.indexOf(LINE_FEED);
        rest.push(copyOf(chunk, 0, end < 0 ? chunk.length : end + 1));
        if (end < 0) return;
        const whole = Buffer.concat(rest);
        rest = [];
        filterLines(whole, 0, whole.length);
        from = end + 1;
      }
      const to = chunk.lastIndexOf(LINE_FEED) + 1;
      if (from < to) filterLines(chunk, from, to);
      const next = Math.max(from, to);
      if (next < chunk.length) rest.push(copyOf(chunk, next, chunk.length));
    },
    end() {
      const last = Buffer.concat(rest);
      rest = [];
      filterLines(last, 0, last.length);
    },
    lineNumbers: () => lineNumbers.slice(0, kept),
  };
}

/** A copy, because whoever gave the bytes may fill them anew; a Buffer's `slice` makes none. */
function copyOf(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return Buffer.from(bytes.subarray(from, to));
}

/** Whether the line at `at` has a wanted id, or one of which that cannot be told. */
function isWantedLine(
  bytes: Uint8Array,
  at: number,
  to: number,
  idField: number,
  wanted: IdSet,
): boolean {
  for (let field = 0; field < idField; field++) {
    for (; bytes[at] !== TAB; at++) if (at >= to || bytes[at] === LINE_FEED) return true;
    at++;
  }
  if (!isLetter(bytes[at]) || !isLetter(bytes[at + 1])) return true;
  const digits = at + 2;
  let number = 0;
  for (at = digits; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < ZERO || byte > NINE) break;
    number = number * 10 + (byte - ZERO);
  }
  const length = at - digits;
  if (length === 0 || length > MOST_DIGITS || number >= ID_LIMIT) return true;
  return !isFieldEnd(bytes, at, to) || hasId(wanted, number);
}

function isFieldEnd(bytes: Uint8Array, at: number, to: number): boolean {
  const byte = bytes[at];
  if (at >= to || byte === TAB || byte === LINE_FEED) return true;
  return byte === CARRIAGE_RETURN && (at + 1 >= to || bytes[at + 1] === LINE_FEED);
}

function isLetter(byte = 0): boolean {
  return byte >= LETTER_A && byte <= LETTER_Z;
}
