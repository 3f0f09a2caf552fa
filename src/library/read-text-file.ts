import { collect, type FileFindings, type MostLines, type PlacedItem } from './file-findings.ts';
import { findHeader, readTable, type Columns, type Table } from './files/table.ts';
import type { FileMark, JsonFormat, TableFormat } from './formats/format.ts';
import { JSON_FORMATS } from './formats/formats.ts';
import { PLAIN_IDS } from './formats/plain-ids.ts';
import type { Mark } from './library-film.ts';

/** A text file and the names that it goes by. */
export interface TextFile {
  /** The name in the report: `archive.zip/likes/films.csv`. */
  readonly name: string;
  /** Its path in the archive, or its name. */
  readonly path: string;
  readonly text: string;
}

interface TextOptions {
  /** What films are if their file does not say it. */
  readonly as: Mark | undefined;
  /** The kinds of CSV files, the most specific first. */
  readonly tables: readonly TableFormat[];
  /** How many lines may be read. */
  readonly most: MostLines;
}

/**
 * Reads a file of any known kind.
 *
 * @returns undefined when it is of no known kind
 * @throws {LibraryError} `library-too-large`, or what a format refuses
 */
export function readTextFile(file: TextFile, options: TextOptions): FileFindings | undefined {
  if (/^\s*[[{]/.test(file.text)) {
    const value = jsonOf(file.text) ?? jsonOfLines(file.text);
    return value === undefined ? undefined : readJson(file, value, options);
  }
  const found = findHeader(file.text, (columns, below) =>
    options.tables.find((format) => format.recognises(columns, below)),
  );
  if (found !== undefined) {
    const table = readTable(file.text, found);
    return readTableFile(file, table, found.recognised, options);
  }
  return PLAIN_IDS.recognises(file.text) ? readPlainIds(file, options) : undefined;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The values of NDJSON, one on each line. */
function jsonOfLines(text: string): unknown {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 ? jsonOf(`[${lines.join(',')}]`) : undefined;
}

/** The mark of a file whose films may be anything is what the person says. */
function settled(mark: FileMark, as: Mark | undefined): FileMark {
  return mark.choices !== undefined && as !== undefined ? { mark: as } : mark;
}

function readTableFile(
  { name, path }: TextFile,
  table: Table,
  format: TableFormat,
  { as, most }: TextOptions,
): FileFindings {
  format.check?.(name, table);
  const mark = settled(format.markOf(table.columns, path), as);
  return collect(
    { file: name, format: format.name },
    mark,
    itemsOf(table, format, mark.mark),
    most,
  );
}

function* itemsOf({ columns, rows, open, unreadFrom }: Table, format: TableFormat, mark: Mark) {
  const cellsOf = reader(columns);
  for (const { line, cells } of rows) {
    yield {
      line,
      text: () => cells.join(', '),
      item: open.has(line)
        ? { odd: 'a quotation mark is not closed' }
        : format.read(cellsOf(cells), mark),
    } satisfies PlacedItem;
  }
  if (unreadFrom === undefined) return;
  const odd = 'nothing was read from here on: too many quotation marks are not closed';
  yield { line: unreadFrom, text: () => '', item: { odd } } satisfies PlacedItem;
}

/** Finds the places of columns once for all rows. */
function reader(columns: Columns) {
  const places = new Map<string, number>();
  const placeOf = (names: readonly string[]): number => {
    const key = names.join(' ');
    const known = places.get(key);
    if (known !== undefined) return known;
    const place = columns.indexOf(...names);
    places.set(key, place);
    return place;
  };
  return (cells: readonly string[]) => ({
    cell: (...names: readonly string[]) => cells[placeOf(names)]?.trim() ?? '',
  });
}

function readJson(file: TextFile, value: unknown, options: TextOptions): FileFindings | undefined {
  for (const format of JSON_FORMATS) {
    const items = format.itemsOf(value, file.path);
    if (items === undefined) continue;
    const mark = settled(format.markOf(file.path), options.as);
    const placed = placedItems(items, format, mark.mark);
    return collect({ file: file.name, format: format.name }, mark, placed, options.most);
  }
  return undefined;
}

function* placedItems(
  items: Iterable<{ readonly position: number; readonly value: unknown }>,
  format: JsonFormat,
  mark: Mark,
) {
  for (const { position, value } of items) {
    yield {
      line: position,
      text: () => JSON.stringify(value),
      item: format.read(value, mark),
    } satisfies PlacedItem;
  }
}

function readPlainIds({ name, path, text }: TextFile, { as, most }: TextOptions): FileFindings {
  const mark = settled(PLAIN_IDS.markOf(path), as);
  const items = function* (): Generator<PlacedItem> {
    for (const [index, line] of text.split('\n').entries()) {
      const item = PLAIN_IDS.read(line, mark.mark);
      if (item !== undefined) yield { line: index + 1, item, text: () => line };
    }
  };
  return collect({ file: name, format: PLAIN_IDS.name }, mark, items(), most);
}
