/** Texts by their index, like an array. */
export interface Texts {
  readonly length: number;
  readonly at: (index: number) => string | undefined;
}

/** Collects texts in a fraction of the memory that strings would take. */
interface TextPacker {
  readonly add: (text: string) => void;
  /** What has been added, in order. */
  readonly texts: () => Texts;
}

const FIRST_BYTES = 2 ** 16;
const FIRST_TEXTS = 2 ** 12;

/**
 * Packs texts as UTF-8, one after another.
 *
 *     text     0     1        2
 *     bytes    alien the god… amélie
 *     ends     5     18       25
 */
export function createTextPacker(): TextPacker {
  let bytes = Buffer.alloc(FIRST_BYTES);
  let ends = new Uint32Array(FIRST_TEXTS);
  let length = 0;
  let end = 0;
  return {
    add(text) {
      const size = Buffer.byteLength(text);
      if (end + size > bytes.length) {
        const wider = Buffer.alloc(Math.max(2 * bytes.length, end + size));
        bytes.copy(wider);
        bytes = wider;
      }
      if (length === ends.length) {
        const longer = new Uint32Array(2 * length);
        longer.set(ends);
        ends = longer;
      }
      bytes.write(text, end);
      end += size;
      ends[length] = end;
      length += 1;
    },
    // copies, so that the spare capacity can be freed
    texts: () => packedTexts(Buffer.from(bytes.subarray(0, end)), ends.slice(0, length)),
  };
}

function packedTexts(bytes: Buffer, ends: Uint32Array): Texts {
  return {
    length: ends.length,
    at(index) {
      const end = ends[index];
      return end === undefined ? undefined : bytes.toString('utf8', ends[index - 1] ?? 0, end);
    },
  };
}
