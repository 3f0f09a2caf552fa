import { readFileSync } from 'node:fs';
import { ID_LIMIT, type IdSet } from './id-set.ts';
import { GUNZIP_BYTES } from '../inflate/gunzip.ts';

/** The compiled loop over lines, for one thread. */
export interface LinePicker {
  /** Where it works; the first {@link GUNZIP_BYTES} are free for the text. */
  readonly memory: WebAssembly.Memory;
  /** The most bytes that it takes at once. */
  readonly capacity: number;
  /** Sets the ids of the lines to pick; before this there are none. */
  readonly select: (ids: IdSet) => void;
  /**
   * Picks lines by their id. The lines are whole, end in a line feed and are numbered from `line`;
   * bytes in its memory are read in place. The result is valid until the next call.
   */
  readonly pick: (bytes: Uint8Array, idField: number, line: number) => PickedLines;
}

/** Picked lines. */
interface PickedLines {
  /** Where they begin and end in the bytes, in pairs; neighbours share one. */
  readonly runs: Uint32Array;
  /** Their numbers, ascending. */
  readonly lines: Uint32Array;
  /** How many lines there were, picked or not. */
  readonly count: number;
}

const PICKER_FILE: URL = new URL('./pick-lines.wasm', import.meta.url);

const PAGE_BYTES = 1 << 16;
const ID_BYTES = ID_LIMIT / 8;
const CAPACITY = 1 << 18;
/** How much the loop may read after the text. */
const MARGIN_BYTES = 16;

interface Exports {
  readonly pick: (text: number, length: number, idField: number, line: number) => number;
  readonly runCount: WebAssembly.Global<'i32'>;
  readonly lineCount: WebAssembly.Global<'i32'>;
}

/** Undefined where WebAssembly has no vectors. */
export function openLinePicker(): LinePicker | undefined {
  const code = readFileSync(PICKER_FILE);
  if (!WebAssembly.validate(code)) return undefined;
  // a line has at least one byte, and between two runs there is at least one line
  const ids = PAGE_BYTES * Math.ceil(GUNZIP_BYTES / PAGE_BYTES);
  const text = ids + ID_BYTES;
  const runs = text + CAPACITY + MARGIN_BYTES;
  const lines = runs + 4 * CAPACITY + 8;
  const end = lines + 4 * CAPACITY;
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE_BYTES) });
  const instance = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  for (const [name, address] of Object.entries({ ids, runs, lines })) {
    (instance.exports[name] as WebAssembly.Global<'i32'>).value = address;
  }
  const { pick, runCount, lineCount } = instance.exports as unknown as Exports;
  const idBits = new Uint32Array(memory.buffer, ids, ID_BYTES / 4);
  let idLength = 0;
  const textBytes = new Uint8Array(memory.buffer, text, CAPACITY);
  return {
    memory,
    capacity: CAPACITY,
    select(set) {
      idBits.set(set);
      idBits.fill(0, set.length, idLength);
      idLength = set.length;
    },
    pick(bytes, idField, line) {
      const isThere = bytes.buffer === memory.buffer;
      if (!isThere) textBytes.set(bytes);
      const picked = pick(isThere ? bytes.byteOffset : text, bytes.length, idField, line);
      return {
        runs: new Uint32Array(memory.buffer, runs, 2 * runCount.value),
        lines: new Uint32Array(memory.buffer, lines, picked),
        count: lineCount.value,
      };
    },
  };
}
