/** A text as a string literal of Spark SQL; the only way for text from outside into a statement. */
export function textLiteral(text: string): string {
  const escaped = text.replaceAll(/[\\'\n\r\0]/g, (char) => ESCAPES.get(char) ?? `\\${char}`);
  return `'${escaped}'`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
  ['\0', String.raw`\0`],
]);

/** A name as a quoted identifier of Spark SQL. */
export function nameLiteral(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A list of texts as an array of Spark SQL. */
export function textsLiteral(texts: readonly string[]): string {
  return `CAST(array(${texts.map(textLiteral).join(', ')}) AS ARRAY<STRING>)`;
}

/** A path as a literal for readers that expect a pattern; it matches this file or folder only. */
export function globLiteral(address: string): string {
  return textLiteral(address.replaceAll(/[*?[\]{}]/g, String.raw`\$&`));
}
