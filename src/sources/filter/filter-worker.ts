/**
 * The worker thread: unpacks one file and writes the lines that are wanted. Both are compiled, in one
 * memory, so that the text is never copied; where that cannot run, zlib and the plain filter do it.
 */
import { closeSync, createReadStream, openSync, readSync, writeSync } from 'node:fs';
import { pipeline } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { gunzip } from './gunzip.ts';
import { idSet } from './id-set.ts';
import { lineFilter } from './line-filter.ts';
import { openInflate, TEXT_BYTES } from './open-inflate.ts';
import { openLinePicker } from './open-line-picker.ts';
import type { FilterInput, FilterMessage } from './protocol.ts';

const BUFFER_BYTES = 1 << 20;

async function filterFile(input: FilterInput): Promise<void> {
  const { idField, wanted } = input;
  const [file, output] = [openSync(input.path, 'r'), openSync(input.output, 'w')];
  try {
    const picker = openLinePicker(wanted ?? idSet(Int32Array.of()));
    const texts = input.isPacked ? unpackedTexts(file, picker?.memory) : plainTexts(file);
    if (wanted === undefined) {
      for await (const text of texts) writeAll(output, text);
      return tell({ lineNumbers: new Uint32Array() });
    }
    const write = bufferedWriter(output);
    const filter = lineFilter({ idField, wanted, picker, keep: write.add });
    for await (const text of texts) filter.take(text);
    filter.end();
    write.flush();
    tell({ lineNumbers: filter.lineNumbers() });
  } finally {
    closeSync(file);
    closeSync(output);
  }
}

function* plainTexts(file: number): Generator<Uint8Array, void, void> {
  const buffer = new Uint8Array(TEXT_BYTES);
  for (let count = 0; (count = readSync(file, buffer)) > 0;) yield buffer.subarray(0, count);
}

function unpackedTexts(
  file: number,
  memory: WebAssembly.Memory | undefined,
): Iterable<Uint8Array> | AsyncIterable<Uint8Array> {
  return memory === undefined ? zlibTexts(file) : inflatedTexts(file, memory);
}

function inflatedTexts(file: number, memory: WebAssembly.Memory): Iterable<Uint8Array> {
  let readBytes = 0;
  return gunzip((into) => {
    const count = readSync(file, into);
    tell({ readBytes: (readBytes += count) });
    return count;
  }, openInflate(memory));
}

function zlibTexts(file: number): AsyncIterable<Buffer> {
  const packed = createReadStream('', { fd: file, autoClose: false });
  let readBytes = 0;
  packed.on('data', (chunk) => tell({ readBytes: (readBytes += chunk.length) }));
  // a failure to read ends the text with it, so nothing is left to do here
  return pipeline(packed, createGunzip(), () => {});
}

/** Gathers small pieces, so that a file is written in large ones. */
function bufferedWriter(file: number): { add: (bytes: Uint8Array) => void; flush: () => void } {
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES);
  let length = 0;
  function flush(): void {
    writeAll(file, buffer.subarray(0, length));
    length = 0;
  }
  return {
    add(bytes) {
      if (length + bytes.length > buffer.length) flush();
      if (bytes.length > buffer.length) return writeAll(file, bytes);
      buffer.set(bytes, length);
      length += bytes.length;
    },
    flush,
  };
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
}

function tell(message: FilterMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has none
  parentPort?.postMessage(message);
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- filter-dataset.ts passes nothing else
await filterFile(workerData as FilterInput);
