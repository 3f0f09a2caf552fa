/**
 * The worker thread: unpacks files and writes the lines that pass the filter. Both are compiled
 * and share one memory, so that the text is never copied. Where that cannot run, zlib and the plain
 * filter do the work. A file that is damaged ends the thread with an error.
 */
import { on } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { basename } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { writeAll } from './write-all.ts';
import { formatOf } from '../reader/formats.ts';
import { TextCheck } from '../reader/text-check.ts';
import { lineFilter } from './line-filter.ts';
import { openLinePicker } from './open-line-picker.ts';
import type { FilterInput, FilterMessage } from './protocol.ts';

const BUFFER_BYTES = 1 << 20;

/** One for all files: a thread's memory is freed only some time after it is no longer used. */
const PICKER = openLinePicker();

async function filterFile(input: FilterInput): Promise<void> {
  const { idField, ids } = input;
  const [file, output] = [openSync(input.path, 'r'), openSync(input.output, 'w')];
  try {
    const pieces = formatOf(input.path).pieces(file, {
      memory: PICKER?.memory,
      progress: (readBytes) => send({ readBytes }),
    });
    const check = new TextCheck({ path: input.path, name: basename(input.path) });
    if (ids === undefined) {
      for await (const piece of pieces) {
        check.take(piece);
        writeAll(output, piece);
      }
      return send({ lineNumbers: new Uint32Array() });
    }
    const write = bufferedWriter(output);
    const filter = lineFilter({ idField, ids, picker: PICKER, keep: write.add });
    for await (const piece of pieces) {
      check.take(piece);
      filter.take(piece);
    }
    filter.end();
    write.flush();
    send({ lineNumbers: filter.lineNumbers() });
  } finally {
    closeSync(file);
    closeSync(output);
  }
}

/** Collects small pieces, so that a file is written in large ones. */
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

function send(message: FilterMessage): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
  parentPort?.postMessage(message);
}

if (parentPort !== null) {
  for await (const [input] of on(parentPort, 'message')) await filterFile(input as FilterInput);
}
