import { Transform, type Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { isJournal, PRIORITY, withPriority } from '../api/traffic/journal.ts';
import { printable, printableJson } from '../workflow/views/printable.ts';

/** Writes lines to standard output. */
export function print(...lines: readonly string[]): void {
  process.stdout.write(`${printable(lines.join('\n'))}\n`);
}

/** Writes a value to standard output as JSON, for programs. */
export function printJson(value: unknown): void {
  print(printableJson(value, 2));
}

/** Writes an event to standard output as a line of JSON, for programs. */
export function printJsonLine(event: unknown): void {
  print(printableJson(event));
}

/** Writes lines to standard error. */
export function printError(...lines: readonly string[]): void {
  const text = `${printable(lines.join('\n'))}\n`;
  const priority = text.startsWith('reelated: warning: ') ? PRIORITY.warning : PRIORITY.error;
  process.stderr.write(isJournal() ? withPriority(text, priority) : text);
}

/**
 * Where to write a file that was requested on standard output: that stream itself or, before a
 * terminal, one that replaces control characters.
 */
export function fileOutput(
  stdout: Writable & { readonly isTTY?: boolean } = process.stdout,
): Writable {
  if (stdout.isTTY !== true) return stdout;
  const decoder = new StringDecoder();
  // the first half of a line break, perhaps
  let rest = '';
  const shown = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const text = rest + decoder.write(chunk);
      rest = text.endsWith('\r') ? '\r' : '';
      done(null, printable(text.slice(0, text.length - rest.length)));
    },
    flush: (done) => done(null, printable(rest)),
  });
  shown.pipe(stdout, { end: false });
  return shown;
}
