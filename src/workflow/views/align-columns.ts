/** Rows of texts as lines with aligned columns; numbers, alone or with a unit, are right-aligned. */
export function alignColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    }
  }
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return NUMBER.test(cell) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}

/** `12`, `1,234 rows`, `5.0 MB`, `2 min 05 s`, `98 %`. */
const NUMBER = /^[\d.,]+(?:%| %| rows?| [kMGT]?B| ms| s| (?:h|min) \d\d (?:min|s))?$/;
