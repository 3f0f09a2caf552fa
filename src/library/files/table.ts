import Papa from 'papaparse';

/** One row of a table. */
interface TableRow {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Commas first: a title may hold any of the others. */
const DELIMITERS = [',', ';', '\t', '|'] as const;
type Delimiter = (typeof DELIMITERS)[number];

/** A preamble, such as that of Letterboxd's lists, is shorter. */
const HEADER_ROWS = 12;
/** This much of a text has the header. */
const HEADER_CHARACTERS = 16_384;

/** After each open quotation mark the rest is read again: at most this many times the whole text. */
const MOST_READ = 10;
/** Small texts are read to their end, however damaged. */
const SMALL = 1_000_000;

/** The names of a table's columns, by which its cells are found. */
export class Columns {
  /** The names as compared: lower case letters and digits, `yourrating`. */
  readonly names: readonly string[];

  constructor(header: readonly string[]) {
    this.names = header.map(plainName);
  }

  has(...names: readonly string[]): boolean {
    return names.every((name) => this.names.includes(name));
  }

  /** The first column with one of these names. */
  indexOf(...names: readonly string[]): number {
    for (const name of names) {
      const index = this.names.indexOf(name);
      if (index !== -1) return index;
    }
    return -1;
  }
}

/** `Your Rating`, `YOUR RATING` and `your_rating` are one name. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** A table whose header was recognised. */
export interface Table {
  readonly columns: Columns;
  /** The rows below the header that have a cell, in order. */
  readonly rows: readonly TableRow[];
  /** The lines of rows that have a quotation mark which is never closed; they are one cell. */
  readonly open: ReadonlySet<number>;
  /** The line from which on too many quotation marks were never closed. */
  readonly unreadFrom?: number;
}

/** Where a header is, and what recognised it. */
export interface FoundHeader<Recognised> {
  readonly delimiter: Delimiter;
  /** The row of the header, from 0. */
  readonly row: number;
  readonly recognised: Recognised;
}

/**
 * Looks for a header among the first rows of a text, with any of the usual delimiters.
 *
 * @param recognise returns undefined for other rows; it is also given the rows below
 */
export function findHeader<Recognised>(
  text: string,
  recognise: (columns: Columns, below: readonly (readonly string[])[]) => Recognised | undefined,
): FoundHeader<Recognised> | undefined {
  const start = text.slice(0, HEADER_CHARACTERS);
  for (const delimiter of DELIMITERS) {
    const rows = cellsOf(start, delimiter, 2 * HEADER_ROWS);
    for (const [row, cells] of rows.slice(0, HEADER_ROWS).entries()) {
      const recognised = recognise(new Columns(cells), rows.slice(row + 1));
      if (recognised !== undefined) return { delimiter, row, recognised };
    }
  }
  return undefined;
}

/** Reads the table below a header. */
export function readTable(text: string, { delimiter, row }: FoundHeader<unknown>): Table {
  const rows: TableRow[] = [];
  const open = new Set<number>();
  let header: readonly string[] = [];
  let read = 0;
  let line = 1;
  for (let rest = text; rest !== ''; rest = textFrom(text, line)) {
    read += rest.length;
    if (read > MOST_READ * text.length + SMALL) {
      return { columns: new Columns(header), rows, open, unreadFrom: line };
    }
    const { data, isOpen } = parse(rest, delimiter);
    const isFirst = line === 1;
    if (isFirst) header = data[row] ?? [];
    const broken = data.findIndex((cells, index) => isOpen(index, cells));
    const whole = broken === -1 ? data : data.slice(0, broken);
    for (const [index, cells] of whole.entries()) {
      const isBelow = !isFirst || index > row;
      if (isBelow && cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
      line += 1 + lineFeeds(cells);
    }
    if (broken === -1) break;
    // a quotation mark that is never closed takes in what follows: only its own line is given up
    open.add(line);
    rows.push({ line, cells: [textFrom(text, line).split('\n', 1)[0] ?? ''] });
    line += 1;
  }
  return { columns: new Columns(header), rows, open };
}

function cellsOf(text: string, delimiter: Delimiter, most: number): readonly (readonly string[])[] {
  return parse(text, delimiter, most).data;
}

function parse(text: string, delimiter: Delimiter, preview = 0) {
  const { data, errors } = Papa.parse<readonly string[]>(text, {
    delimiter,
    newline: '\n',
    preview,
  });
  const inQuotes = new Set(errors.filter(({ type }) => type === 'Quotes').map((one) => one.row));
  const neverCloses = errors.some(({ code }) => code === 'MissingQuotes');
  /** Whether a row has a quotation mark that closes in another row or never. */
  const isOpen = (index: number, cells: readonly string[]): boolean =>
    (neverCloses && index === data.length - 1) || (inQuotes.has(index) && lineFeeds(cells) > 0);
  return { data, isOpen };
}

function lineFeeds(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}

/** The text from a line on. */
function textFrom(text: string, line: number): string {
  let start = 0;
  for (let passed = 1; passed < line; passed++) {
    const end = text.indexOf('\n', start);
    if (end === -1) return '';
    start = end + 1;
  }
  return text.slice(start);
}
