/**
 * Picks the lines of a tab-separated text by their id, byte by byte, without looking at anything
 * else: nine of ten lines in IMDb's files are about titles that are not films, and parsing them
 * costs far more than skipping them.
 *
 * ```
 *  chunk   …rest│tt0000012 ⇥ 1 ⇥ nm0000007 ⇥ … ⏎ tt0000013 ⇥ 1 ⇥ …⏎ tt00000│
 *                └ id: bit set? keep the line    └ bit clear: skip to ⏎ └ saved for the next chunk
 * ```
 *
 * It only leaves out lines with a well-formed id that is not in the set. The header, empty lines and
 * lines with anything else as an id pass, and DuckDB decides about them.
 *
 * The loop is written here for reading and testing and, five times as fast, in
 * `assembly/pick-lines.ts`.
 */
import { hasId, ID_LIMIT, type IdSet } from './id-set.ts';
import type { LinePicker } from './open-line-picker.ts';

const [TAB, LINE_FEED, CARRIAGE_RETURN, ZERO, NINE, LETTER_A, LETTER_Z] = [
  0x09, 0x0a, 0x0d, 0x30, 0x39, 0x61, 0x7a,
] as const;
const MOST_DIGITS = 9;
/** Many more lines than all of IMDb's rated titles have in any file. */
const MOST_LINES = 2 ** 26;

interface LineFilter {
  /** Takes the next bytes of the text, cut at any place. */
  readonly take: (chunk: Uint8Array) => void;
  /** Takes the end of the text. */
  readonly end: () => void;
  /** The number in the text, from 1, of every line that passed; error messages name it. */
  readonly lineNumbers: () => Uint32Array<ArrayBuffer>;
}

interface LineFilterOptions {
  /** Which field holds the id, from 0. */
  readonly idField: number;
  readonly ids: IdSet;
  /** The compiled loop, where it can run; one filter at a time may use it. */
  readonly picker?: LinePicker | undefined;
  /** Receives lines that passed, with their line ends; the bytes are valid during the call only. */
  readonly keep: (lines: Uint8Array) => void;
}

/** A filter for one text. */
export function lineFilter(options: LineFilterOptions): LineFilter {
  const { idField, ids, keep, picker } = options;
  picker?.select(ids);
  const passed = growingNumbers();
  let line = 0;

  /** Filters whole lines: `bytes` from `from` to `to`, which is after a line feed or the end. */
  function filterLines(bytes: Uint8Array, from: number, to: number): void {
    if (picker === undefined || line === 0 || bytes[to - 1] !== LINE_FEED) {
      return pickPlainly(bytes, from, to);
    }
    for (let next = from; next < to;) {
      const most = Math.min(to, next + picker.capacity);
      const end = bytes.lastIndexOf(LINE_FEED, most - 1) + 1;
      // a line that is too long for the compiled loop
      if (end <= next) return pickPlainly(bytes, next, to);
      pickCompiled(picker, bytes.subarray(next, end));
      next = end;
    }
  }

  function pickCompiled({ pick }: LinePicker, bytes: Uint8Array): void {
    const { runs, lines, count } = pick(bytes, idField, line + 1);
    passed.append(lines);
    line += count;
    for (let at = 0; at < runs.length; at += 2) keep(bytes.subarray(runs[at], runs[at + 1]));
  }

  function pickPlainly(bytes: Uint8Array, from: number, to: number): void {
    // neighbouring lines go out together, because the lines of a title follow each other
    let run = from;
    for (let at = from; at < to;) {
      const isKept = line++ === 0 || passes(bytes, at, to, idField, ids);
      if (isKept) passed.append([line]);
      else if (run < at) keep(bytes.subarray(run, at));
      while (at < to && bytes[at] !== LINE_FEED) at++;
      at++;
      if (!isKept) run = at;
    }
    if (run < to) keep(bytes.subarray(run, to));
  }

  return { ...wholeLines(filterLines), lineNumbers: passed.all };
}

/** Joins chunks of a text, cut at any place, to whole lines, and passes them on. */
function wholeLines(
  filterLines: (bytes: Uint8Array, from: number, to: number) => void,
): Pick<LineFilter, 'take' | 'end'> {
  let rest: Uint8Array[] = [];
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
  };
}

/** A list of numbers in an array that doubles when it is full. */
function growingNumbers() {
  let numbers = new Uint32Array(1024);
  let length = 0;
  return {
    append(more: ArrayLike<number>): void {
      if (length + more.length > MOST_LINES) {
        throw new RangeError(`line ${more[0] ?? 0}: too many lines are empty or have no id`);
      }
      if (length + more.length > numbers.length) {
        const longer = new Uint32Array(2 * (length + more.length));
        longer.set(numbers);
        numbers = longer;
      }
      numbers.set(more, length);
      length += more.length;
    },
    all: (): Uint32Array<ArrayBuffer> => numbers.slice(0, length),
  };
}

/** A copy, because the caller may reuse the bytes; a Buffer's `slice` would not copy. */
function copyOf(bytes: Uint8Array, from: number, to: number): Uint8Array {
  return Buffer.from(bytes.subarray(from, to));
}

/** Whether the line at `at` has an id in the set, or an unusual one. */
function passes(bytes: Uint8Array, at: number, to: number, idField: number, ids: IdSet): boolean {
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
  return !isFieldEnd(bytes, at, to) || hasId(ids, number);
}

function isFieldEnd(bytes: Uint8Array, at: number, to: number): boolean {
  const byte = bytes[at];
  if (at >= to || byte === TAB || byte === LINE_FEED) return true;
  return byte === CARRIAGE_RETURN && (at + 1 >= to || bytes[at + 1] === LINE_FEED);
}

function isLetter(byte = 0): boolean {
  return byte >= LETTER_A && byte <= LETTER_Z;
}
