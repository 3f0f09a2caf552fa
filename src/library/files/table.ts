import Papa from 'papaparse';

/** One row of a table. */
export interface TableRow {
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

/** After so many open quotation marks it is no table. */
const MOST_OPEN = 100;

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
  let rest = text;
  let line = 1;
  for (let part = 0; rest !== ''; part++) {
    const { data, errors } = parse(rest, delimiter);
    const isOpen = errors.some(({ code }) => code === 'MissingQuotes');
    if (part === 0) header = data[row] ?? [];
    for (const [index, cells] of data.entries()) {
      // a quotation mark that is never closed takes in all the rest: only its own line is given up
      if (isOpen && index === data.length - 1) {
        open.add(line);
        rows.push({ line, cells: [textFrom(text, line).split('\n', 1)[0] ?? ''] });
        line += 1;
        break;
      }
      const isBelow = part > 0 || index > row;
      if (isBelow && cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
      line += 1 + lineFeeds(cells);
    }
    rest = isOpen && part < MOST_OPEN ? textFrom(text, line) : '';
  }
  return { columns: new Columns(header), rows, open };
}

function cellsOf(text: string, delimiter: Delimiter, most: number): readonly (readonly string[])[] {
  return parse(text, delimiter, most).data;
}

function parse(text: string, delimiter: Delimiter, preview = 0) {
  return Papa.parse<readonly string[]>(text, { delimiter, newline: '\n', preview });
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
