/** This many texts are searched as one string. */
export const BLOCK = 4096;

interface Block {
  /** The folded texts, each followed by a line feed. */
  readonly text: string;
  /** Where each text ends in `text`. */
  readonly ends: Int32Array;
}

/**
 * Texts joined for a fast, case-insensitive search for literals. Texts that are equal under Unicode's
 * simple case folding, which patterns use, are equal when folded here; so are some others (`ß` and
 * `ss`), so what is found has to be checked.
 */
export class FoldedTexts {
  readonly #blocks: readonly Block[];

  /** @param texts n; null contains nothing, not even the empty literal */
  constructor(texts: readonly (string | null)[]) {
    const starts = Array.from({ length: Math.ceil(texts.length / BLOCK) }, (_, i) => i * BLOCK);
    this.#blocks = starts.map((start) => block(texts.slice(start, start + BLOCK)));
  }

  /**
   * The rows whose texts may contain a literal that is not empty, ascending.
   *
   * @param from a multiple of {@link BLOCK}
   * @param to another multiple, or n
   */
  *rowsWith(literal: string, from: number, to: number): Generator<number> {
    const folded = fold(literal);
    for (let first = from; first < to; first += BLOCK) {
      const { text, ends } = this.#blocks[first / BLOCK] ?? block([]);
      let row = 0;
      for (let at = text.indexOf(folded); at !== -1; at = text.indexOf(folded, ends[row++])) {
        row = firstAfter(ends, at, row);
        yield first + row;
      }
    }
  }
}

/** In upper case alone the Kelvin sign and `K` would differ, in lower case alone `ς` and `σ`. */
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
