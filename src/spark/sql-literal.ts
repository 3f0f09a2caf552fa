/** A text as Spark SQL's string literal. Without it no text from outside stands in a statement. */
export function textLiteral(text: string): string {
  const escaped = text.replaceAll(/[\\'\n\r\0]/g, (char) => ESCAPES.get(char) ?? `\\${char}`);
  return `'${escaped}'`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', String.raw`\n`],
  ['\r', String.raw`\r`],
  ['\0', String.raw`\0`],
]);

/** A name as Spark SQL's quoted identifier. */
export function nameLiteral(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

/** A list of texts as Spark SQL's array. */
export function textsLiteral(texts: readonly string[]): string {
  return `CAST(array(${texts.map(textLiteral).join(', ')}) AS ARRAY<STRING>)`;
}

/** A path that means one file or folder and no other, for readers that take it for a pattern. */
export function globLiteral(address: string): string {
  return textLiteral(address.replaceAll(/[*?[\]{}]/g, String.raw`\$&`));
}
