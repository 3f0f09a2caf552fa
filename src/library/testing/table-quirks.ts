import type { TableExample } from './table-example.ts';

/** A way in which programs and people change a CSV file without changing what it says. */
export interface Quirk {
  readonly name: string;
  readonly bytesOf: (example: TableExample) => Uint8Array;
}

interface Writing {
  readonly delimiter?: string;
  readonly newline?: string;
  readonly start?: string;
  readonly end?: string;
  readonly quoteAll?: boolean;
  readonly rowsOf?: (rows: TableExample['rows']) => TableExample['rows'];
}

/** The text of an example. */
export function csvOf(example: TableExample, writing: Writing = {}): string {
  const { delimiter = ',', newline = '\n', start = '', end = '\n', quoteAll = false } = writing;
  const rows = writing.rowsOf?.(example.rows) ?? example.rows;
  const written = (cell: string): string =>
    quoteAll || /[",;|\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const lines = [
    ...(example.preamble ?? []),
    ...rows.map((row) => row.map(written).join(delimiter)),
  ];
  return start + lines.join('\n').replaceAll('\n', newline) + end.replaceAll('\n', newline);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const asUtf8 = (writing: Writing) => (example: TableExample) => utf8(csvOf(example, writing));

/** Windows-1252, for texts whose characters it has. */
function windows1252(text: string): Uint8Array {
  const decoder = new TextDecoder('windows-1252');
  const byCharacter = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  );
  return Uint8Array.from(text, (character) => byCharacter.get(character) ?? 63);
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\uFEFF${text}` : text;
  const view = new DataView(new ArrayBuffer(2 * marked.length));
  for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

const reversed = (rows: TableExample['rows']) => rows.map((row) => row.toReversed());
const headerAs =
  (change: (name: string) => string) =>
  ([header = [], ...rows]: TableExample['rows']) => [header.map(change), ...rows];

export const QUIRKS: readonly Quirk[] = [
  { name: 'as exported', bytesOf: asUtf8({}) },
  { name: 'a byte order mark', bytesOf: asUtf8({ start: '\uFEFF' }) },
  { name: 'CR LF', bytesOf: asUtf8({ newline: '\r\n' }) },
  { name: 'CR', bytesOf: asUtf8({ newline: '\r' }) },
  { name: 'no newline at the end', bytesOf: asUtf8({ end: '' }) },
  { name: 'blank lines at the end', bytesOf: asUtf8({ end: '\n\n ,,\n\n' }) },
  { name: 'semicolons', bytesOf: asUtf8({ delimiter: ';' }) },
  { name: 'semicolons below “sep=;”', bytesOf: asUtf8({ delimiter: ';', start: 'sep=;\n' }) },
  { name: 'tabs', bytesOf: asUtf8({ delimiter: '\t' }) },
  { name: 'all cells quoted', bytesOf: asUtf8({ quoteAll: true }) },
  { name: 'Windows-1252', bytesOf: (example) => windows1252(csvOf(example)) },
  { name: 'UTF-16', bytesOf: (example) => utf16(csvOf(example), true, true) },
  {
    name: 'UTF-16 with the high byte first',
    bytesOf: (example) => utf16(csvOf(example), false, true),
  },
  { name: 'UTF-16 without a mark', bytesOf: (example) => utf16(csvOf(example), true, false) },
  { name: 'capital letters', bytesOf: asUtf8({ rowsOf: headerAs((name) => name.toUpperCase()) }) },
  { name: 'spaces around names', bytesOf: asUtf8({ rowsOf: headerAs((name) => ` ${name}  `) }) },
  { name: 'columns in another order', bytesOf: asUtf8({ rowsOf: reversed }) },
];
