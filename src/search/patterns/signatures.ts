/**
 * Signatures of texts: 64 bits, one of which is set for each pair of neighbouring characters. A text
 * that contains another has all of its bits, which is quicker to see than where it is: the bits are
 * kept by bit, 32 texts in a number, so that a few numbers tell about all texts.
 *
 *     alien     al li ie en
 *     lien         li ie en     all of them are in `alien`
 *     liar         li ia ar     two of them are not
 */
export interface Signatures {
  /** How many numbers there are for each bit. */
  readonly width: number;
  /** 64 × width. */
  readonly bits: Int32Array;
}

const BITS = 64;

/** The signatures of some texts. */
export function signaturesOf(texts: readonly string[]): Signatures {
  const width = Math.ceil(texts.length / 32);
  const bits = new Int32Array(BITS * width);
  for (const [place, text] of texts.entries()) {
    for (let i = 1; i < text.length; i++) {
      const at = bitOf(text, i) * width + (place >> 5);
      bits[at] = (bits[at] as number) | (1 << (place & 31));
    }
  }
  return { width, bits };
}

/** The texts that may contain a text, ascending; all texts of less than two characters. */
export function textsWithBits({ width, bits }: Signatures, text: string): number[] {
  const texts: number[] = [];
  const wanted: number[] = [];
  for (let i = 1; i < text.length; i++) wanted.push(bitOf(text, i) * width);
  for (let i = 0; i < width; i++) {
    let left = -1;
    for (let j = 0; j < wanted.length && left !== 0; j++) {
      left &= bits[(wanted[j] as number) + i] as number;
    }
    while (left !== 0) {
      const lowest = left & -left;
      texts.push(32 * i + 31 - Math.clz32(lowest));
      left ^= lowest;
    }
  }
  return texts;
}

/** A prime near 2³² divided by the golden ratio, which spreads similar numbers. */
const SPREAD = 0x9e3779b1;

/** The bit of a text's signature for a character and the one before it. */
function bitOf(text: string, at: number): number {
  const pair = (text.charCodeAt(at - 1) << 16) ^ text.charCodeAt(at);
  return Math.imul(pair, SPREAD) >>> 26;
}
