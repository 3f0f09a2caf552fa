/**
 * What a terminal acts upon when it is pasted, what hides or reorders the text around it, and what some
 * programs take for the end of a line: control characters, marks of direction, separators.
 */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** JSON in which everything can be seen. */
export function visibleJson(value: unknown, indent?: number): string {
  // JSON.stringify has escaped the line feeds of texts, so what is left are those between lines
  return JSON.stringify(value, null, indent).replaceAll(INVISIBLE, (sign) =>
    sign === '\n' ? sign : unicodeEscape(sign),
  );
}

/** A text in DuckDB's SQL in which everything can be seen. */
export function visibleSql(value: string): string {
  if (value.search(INVISIBLE) === -1) return quoted(value);
  const pieces = value.split(INVISIBLE).map(quoted);
  const signs = Array.from(value.matchAll(INVISIBLE), ([sign]) => `chr(${sign.charCodeAt(0)})`);
  const all = pieces.flatMap((piece, i) => [piece, ...signs.slice(i, i + 1)]);
  return `(${all.filter((piece) => piece !== "''").join(' || ')})`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function unicodeEscape(sign: string): string {
  return String.raw`\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
