/* oxlint-disable typescript/no-non-null-assertion -- a kernel: its loops stay inside the arrays */
/**
 * Reads columns of numbers from CSV of any size in bounded memory: MovieLens' largest `ratings.csv` has
 * 32 million lines of them, some 900 MB. A general parser would make a string of each value.
 *
 * ```
 *  userId,movieId,rating,timestamp          columns userId, movieId, rating
 *  1,296,5.0,1147880044           ─▶        [1, …]   [296, …]   [5, …]
 * ```
 */
import { checkHeader } from '../reader/text-head.ts';
import { clip, SourceError } from '../source-error.ts';

/** A text: a file, or an entry of a zip. */
export interface TextFile {
  /** For messages: `ratings.csv`, or `ratings.csv in ml-latest.zip`. */
  readonly name: string;
  /** The path of the file, or of the zip that it is in. */
  readonly path: string;
  /** The bytes of its text. */
  readonly bytes: number;
  /** The text in pieces. Iterating throws a SourceError where it turns out to be damaged. */
  readonly read: () => AsyncIterable<Buffer>;
}

/** Some consecutive rows. */
export interface NumberRows {
  /** The line of the first row; the header is line 1. */
  readonly firstLine: number;
  readonly rows: number;
  /** The values of each requested column, in that order; NaN for an empty value. */
  readonly columns: readonly Float64Array[];
  /** The bytes of text up to here. */
  readonly readBytes: number;
}

const BATCH_ROWS = 1 << 16;
const LONGEST_LINE_BYTES = 64 << 10;
const [LINE_FEED, CARRIAGE_RETURN, COMMA, POINT, ZERO, NINE] = [10, 13, 44, 46, 48, 57] as const;

/**
 * Reads some columns of a text, batch after batch. Columns are found by name, in any letter case. The
 * arrays of a batch are used again for the next one.
 *
 * @throws SourceError `source-empty`, `source-header`, `source-column`, or `source-value` for a row
 * with too many or too few fields or a value that is not a number
 */
export async function* readNumbers(
  file: TextFile,
  columns: readonly string[],
): AsyncGenerator<NumberRows> {
  const batch = createBatch(file, columns);
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of file.read()) {
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (
      let end = text.indexOf(LINE_FEED);
      end >= 0;
      start = end + 1, end = text.indexOf(LINE_FEED, start)
    ) {
      batch.takeLine(text, start, end);
      if (batch.isFull()) yield batch.drain();
    }
    rest = text.subarray(start);
    if (rest.length > LONGEST_LINE_BYTES) throw batch.tooLong();
  }
  if (rest.length > 0) batch.takeLine(rest, 0, rest.length);
  batch.checkEnd();
  yield batch.drain();
}

function createBatch(file: TextFile, names: readonly string[]) {
  const columns = names.map(() => new Float64Array(BATCH_ROWS));
  /** The column of each field, or -1. */
  let fields: Int32Array | undefined;
  let [line, rows, firstLine, readBytes, blankLine] = [0, 0, 2, 0, 0];

  function takeRow(text: Buffer, start: number, end: number, places: Int32Array): void {
    let field = 0;
    for (let from = start; from <= end; field++) {
      const comma = text.indexOf(COMMA, from);
      const to = comma < 0 || comma > end ? end : comma;
      const column = places[field] ?? -1;
      if (column >= 0) {
        const value = numberIn(text, from, to);
        if (value < 0)
          throw notANumber(file, line, names[column]!, text.toString('utf8', from, to));
        columns[column]![rows] = value;
      }
      from = to + 1;
    }
    if (field !== places.length) throw wrongFields(file, line, places.length, field);
    rows++;
  }

  return {
    takeLine(text: Buffer, start: number, lineEnd: number): void {
      line++;
      readBytes += lineEnd - start + 1;
      const end = lineEnd > start && text[lineEnd - 1] === CARRIAGE_RETURN ? lineEnd - 1 : lineEnd;
      if (fields === undefined) {
        fields = placesOf(text.toString('utf8', start, end), names, file);
      } else if (end === start) {
        blankLine ||= line;
      } else {
        // lines may only be blank at the end, so that a row's line follows from its place
        if (blankLine > 0) throw invalidLine(file, blankLine, 'the line is blank');
        takeRow(text, start, end, fields);
      }
    },
    isFull: () => rows === BATCH_ROWS,
    drain(): NumberRows {
      const drained = {
        firstLine,
        rows,
        columns: columns.map((column) => column.subarray(0, rows)),
        readBytes,
      };
      firstLine += rows;
      rows = 0;
      return drained;
    },
    tooLong: () => tooLong(file, line + 1),
    checkEnd(): void {
      if (firstLine + rows === 2) throw withoutRows(file, line);
    },
  };
}

function wrongFields(file: TextFile, line: number, expected: number, found: number): SourceError {
  return invalidLine(file, line, `expected ${expected} comma-separated fields, found ${found}`);
}

function tooLong(file: TextFile, line: number): SourceError {
  const fault = `the line is longer than ${LONGEST_LINE_BYTES} bytes; is it the right file?`;
  return invalidLine(file, line, fault);
}

function withoutRows(file: TextFile, lines: number): SourceError {
  const what = lines === 0 ? 'is empty' : 'has a header but no rows';
  return new SourceError('source-empty', `${file.name} ${what}; download it again`, {
    data: { file: file.path },
  });
}

/** For each field of the header the column that it is, or -1. */
function placesOf(header: string, names: readonly string[], file: TextFile): Int32Array {
  const written = header.replace(/^\uFEFF/, '').split(',');
  const found = written.map((name) => names.find((one) => isSame(one, name.trim())) ?? name);
  checkHeader(found, names, file);
  return Int32Array.from(found, (name) => names.indexOf(name));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The number in decimal notation that some bytes are: NaN for no bytes, -1 for anything else. */
function numberIn(text: Buffer, from: number, to: number): number {
  if (from === to) return NaN;
  let value = 0;
  let unit = 0;
  let digits = 0;
  for (let i = from; i < to; i++) {
    const byte = text[i]!;
    if (byte === POINT && unit === 0) {
      unit = 1;
      continue;
    }
    if (byte < ZERO || byte > NINE) return -1;
    value = value * 10 + (byte - ZERO);
    unit *= 10;
    digits++;
  }
  if (digits === 0) return -1;
  return unit > 1 ? value / unit : value;
}

function notANumber(file: TextFile, line: number, column: string, value: string): SourceError {
  return invalidLine(file, line, `${column} must be a number, but it is "${clip(value)}"`, {
    column,
    value: clip(value),
  });
}

/** The error for a line that cannot be used. */
export function invalidLine(
  { name, path }: TextFile,
  line: number,
  what: string,
  data: Readonly<Record<string, string>> = {},
): SourceError {
  return new SourceError('source-value', `${name}, line ${line}: ${what}`, {
    data: { file: path, line, ...data },
  });
}
