/** Writes lines to standard output. */
export function print(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Writes a value to standard output as JSON, for programs. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}
