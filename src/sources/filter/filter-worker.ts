/**
 * The worker thread: unpacks one file and writes the lines that are wanted. zlib unpacks the next
 * chunk on a thread of Node's pool while this one filters the last.
 */
import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createGunzip } from 'node:zlib';
import { lineFilter } from './line-filter.ts';
import { openLinePicker } from './open-line-picker.ts';
import type { FilterInput, FilterMessage } from './protocol.ts';

const CHUNK_BYTES = 1 << 20;
/** As much as the compiled loop takes at once. */
const TEXT_CHUNK_BYTES = 1 << 18;

async function filterFile({ path, output, idField, wanted }: FilterInput): Promise<void> {
  const file = openSync(output, 'w');
  try {
    const write = bufferedWriter(file);
    const filter = lineFilter({
      idField,
      wanted,
      picker: openLinePicker(wanted),
      keep: write.add,
    });
    const packed = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    let readBytes = 0;
    packed.on('data', (chunk) => tell({ readBytes: (readBytes += chunk.length) }));
    await pipeline(
      packed,
      createGunzip({ chunkSize: TEXT_CHUNK_BYTES }),
      async (text: AsyncIterable<Buffer>) => {
        for await (const chunk of text) filter.take(chunk);
      },
    );
    filter.end();
    write.flush();
    tell({ lineNumbers: filter.lineNumbers() });
  } finally {
    closeSync(file);
  }
}

/** Gathers small pieces, so that a file is written in large ones. */
function bufferedWriter(file: number): { add: (bytes: Uint8Array) => void; flush: () => void } {
  const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
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
