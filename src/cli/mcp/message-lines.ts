import { Transform, type Writable } from 'node:stream';

/** More than any tool can use: 10,000 ratings have a tenth of it. */
const LONGEST_BYTES = 4 * 1024 * 1024;
/** Where the id of a message is looked for: before and after its parameters. */
const END_BYTES = 1000;

const LINE_FEED = 0x0a;
const ID = String.raw`"id"\s*:\s*(-?\d+|"(?:[^"\\]|\\.)*")`;
const ID_AT_START = new RegExp(String.raw`^\s*\{(?:\s*"[^"]*"\s*:\s*"[^"]*"\s*,)*\s*${ID}`);
const ID_AT_END = new RegExp(String.raw`${ID}\s*\}\s*$`);

/**
 * Passes on the lines of standard input, each a message. One that is too long is answered by an error
 * instead; the connection, which the SDK would end, goes on.
 *
 * @param answers where answers are written
 */
export function messageLines(answers: Writable, longestBytes = LONGEST_BYTES): Transform {
  let held: Buffer[] = [];
  let bytes = 0;
  let isTooLong = false;
  let [start, end] = ['', ''];

  const take = (part: Buffer): void => {
    bytes += part.length;
    if (isTooLong) {
      end = `${end}${part.toString('latin1', Math.max(0, part.length - END_BYTES))}`.slice(
        -END_BYTES,
      );
      return;
    }
    held.push(part);
    if (bytes <= longestBytes) return;
    const line = Buffer.concat(held);
    [start, end] = [line.toString('latin1', 0, END_BYTES), line.toString('latin1', -END_BYTES)];
    held = [];
    isTooLong = true;
  };
  const endLine = (): readonly Buffer[] => {
    const line = held;
    if (isTooLong) answers.write(`${tooLong(start, end, longestBytes)}\n`);
    held = [];
    bytes = 0;
    isTooLong = false;
    return line;
  };

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0;
      for (let to = chunk.indexOf(LINE_FEED); to !== -1; to = chunk.indexOf(LINE_FEED, from)) {
        take(chunk.subarray(from, to));
        const line = endLine();
        if (line.length > 0) this.push(Buffer.concat([...line, Buffer.of(LINE_FEED)]));
        from = to + 1;
      }
      if (from < chunk.length) take(chunk.subarray(from));
      done();
    },
    flush(done) {
      this.push(Buffer.concat(endLine()));
      done();
    },
  });
}

/** An error with the id of the message, if that can be found. */
function tooLong(start: string, end: string, longestBytes: number): string {
  const id = (ID_AT_START.exec(start) ?? ID_AT_END.exec(end))?.[1] ?? 'null';
  const message = `the message is longer than ${longestBytes} bytes`;
  return `{"jsonrpc":"2.0","id":${id},"error":{"code":-32600,"message":"${message}"}}`;
}
