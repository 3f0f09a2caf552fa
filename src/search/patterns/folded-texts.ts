/** So many texts are searched as one string. */
export const BLOCK = 4096;

interface Block {
  /** The folded texts, each with a line feed behind it. */
  readonly text: string;
  /** Where each text ends in `text`. */
  readonly ends: Int32Array;
}

/**
 * Texts joined for a fast search for literals, whatever their letter case. The folding makes equal
 * whatever is equal under Unicode's simple case folding, which patterns compare by, and some more
 * (`ß` and `ss`); so what is found here remains to be checked.
 */
export class FoldedTexts {
  readonly #blocks: readonly Block[];

  /** @param texts n; null holds nothing, not even the empty literal */
  constructor(texts: readonly (string | null)[]) {
    const starts = Array.from({ length: Math.ceil(texts.length / BLOCK) }, (_, i) => i * BLOCK);
    this.#blocks = starts.map((start) => block(texts.slice(start, start + BLOCK)));
  }

  /**
   * The rows whose texts may hold a literal that is not empty, ascending.
   *
   * @param from a multiple of {@link BLOCK}
   * @param to such a multiple, or n
   */
  *rowsWith(literal: string, from: number, to: number): Generator<number> {
    const wanted = fold(literal);
    for (let first = from; first < to; first += BLOCK) {
      const { text, ends } = this.#blocks[first / BLOCK] ?? block([]);
      let row = 0;
      for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, ends[row++])) {
        row = firstAfter(ends, at, row);
        yield first + row;
      }
    }
  }
}

/** Upper case alone would tell the Kelvin sign from `K`; lower case alone `ς` from `σ`. */
function fold(text: string): string {
  return text.toLowerCase().toUpperCase();
}

function block(texts: readonly (string | null)[]): Block {
  const folded = texts.map((text) => fold(text ?? ''));
  const ends = new Int32Array(texts.length);
  let end = -1;
  for (const [i, text] of folded.entries()) ends[i] = end += text.length + 1;
  return { text: `${folded.join('\n')}\n`, ends };
}

/** The first place from `from` on whose end is after a position. */
function firstAfter(ends: Int32Array, position: number, from: number): number {
  let low = from;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
