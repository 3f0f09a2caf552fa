/** Halves that are the same in every run: they follow from hashes of ids. */
export type Half = 'A' | 'B';

export const HALVES: readonly Half[] = ['A', 'B'];

/** A text's FNV-1a hash, its bits mixed once more. */
export function hashOf(text: string): number {
  let hash = 0x81_1c_9d_c5;
  for (const byte of Buffer.from(text)) {
    hash = Math.imul(hash ^ byte, 0x01_00_01_93) >>> 0;
  }
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The half that a text falls into. */
export function parityOf(text: string): Half {
  return (hashOf(text) & 1) === 0 ? 'A' : 'B';
}
