import { escapeHtml } from './escape-html.ts';
import { show } from './show.ts';

/** What a table can show: numbers are rounded, dates shortened to the day, lists joined. */
type TableValue = string | number | boolean | null | Date | readonly TableValue[];

export type TableRow = Readonly<Record<string, TableValue>>;

export interface TableOptions {
  readonly caption?: string;
  /** Digits after the point of numbers that are not whole; 3 by default. */
  readonly digits?: number;
  /** How many rows are shown; 25 by default. */
  readonly limit?: number;
}

/** Shows rows as a table; its columns are those of the first row. */
export function showTable(rows: readonly TableRow[], options: TableOptions = {}): void {
  const { caption, digits = 3, limit = 25 } = options;
  const names = Object.keys(rows[0] ?? {});
  const shown = rows.slice(0, limit);
  const texts = shown.map((row) => names.map((name) => textOf(row[name] ?? null, digits)));
  const isNumber = names.map((name) => isNumeric(shown, name));
  const omitted = rows.length - shown.length;
  const note = omitted > 0 ? `and ${omitted.toLocaleString('en')} more` : undefined;
  const head = [caption, note].filter((part) => part !== undefined).join(', ');
  show({
    text: plainTable(head, [names, ...texts]),
    html: htmlTable(head, names, texts, isNumber),
  });
}

function isNumeric(rows: readonly TableRow[], name: string): boolean {
  const values = rows.map((row) => row[name]).filter((value) => value != null);
  return values.length > 0 && values.every((value) => typeof value === 'number');
}

function textOf(value: TableValue, digits: number): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return numberText(value, digits);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value.map((one) => textOf(one, digits)).join(', ');
}

function numberText(value: number, digits: number): string {
  const isWhole = Number.isInteger(value);
  return value.toLocaleString('en', {
    // years have no separator
    useGrouping: 'min2',
    minimumFractionDigits: isWhole ? 0 : digits,
    maximumFractionDigits: isWhole ? 0 : digits,
  });
}

function htmlTable(
  caption: string,
  names: readonly string[],
  texts: readonly (readonly string[])[],
  isNumber: readonly boolean[],
): string {
  // Jupyter removes styles and keeps alignment
  const attributes = (column: number): string =>
    isNumber[column] ? ' class="number" align="right"' : ' align="left"';
  const cells = (row: readonly string[], tag: 'th' | 'td'): string =>
    row.map((text, column) => `<${tag}${attributes(column)}>${escapeHtml(text)}</${tag}>`).join('');
  const body = texts.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
  const title = caption === '' ? '' : `<caption>${escapeHtml(caption)}</caption>\n`;
  return `<table>\n${title}<thead><tr>${cells(names, 'th')}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

function plainTable(caption: string, lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const aligned = lines.map((line) =>
    line
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...(caption === '' ? [] : [caption]), ...aligned].join('\n');
}
