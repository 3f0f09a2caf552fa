import { signaturesOf, textsWithBits, type Signatures } from './signatures.ts';

/** This many texts are joined in one string. */
export const BLOCK = 4096;

interface Block {
  /** The folded texts, each followed by a line feed. */
  readonly text: string;
  /** Where each text ends in `text`. */
  readonly ends: Int32Array;
  /** Undefined for a few texts, which are searched as quickly as they could be signed. */
  readonly signatures: Signatures | undefined;
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
   * The rows whose texts may contain a literal, ascending; an empty one may be in all of them.
   *
   * @param from a multiple of {@link BLOCK}
   * @param to another multiple, or n
   */
  *rowsWith(literal: string, from: number, to: number): Generator<number> {
    const folded = fold(literal);
    for (let first = from; first < to; first += BLOCK) {
      const texts = this.#blocks[first / BLOCK] ?? block([]);
      const places =
        texts.signatures === undefined || folded.length <= SHORT
          ? placesByText(texts, folded)
          : placesBySignature(texts, texts.signatures, folded);
      for (const place of places) yield first + place;
    }
  }
}

const FEW = 256;
/** Most texts may have what so short a literal has. */
const SHORT = 2;

/** The places of the texts of a block that contain a literal, ascending. */
function placesByText({ text, ends }: Block, folded: string): number[] {
  if (folded === '') return [...ends.keys()];
  const places: number[] = [];
  let place = 0;
  for (let at = text.indexOf(folded); at !== -1; at = text.indexOf(folded, ends[place++])) {
    place = firstAfter(ends, at, place);
    places.push(place);
  }
  return places;
}

/** The same, where only texts with all pairs of characters of the literal are looked at. */
function placesBySignature(
  { text, ends }: Block,
  signatures: Signatures,
  folded: string,
): number[] {
  return textsWithBits(signatures, folded).filter((place) => {
    const start = place === 0 ? 0 : (ends[place - 1] ?? 0) + 1;
    return text.slice(start, ends[place]).includes(folded);
  });
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
  return {
    text: `${folded.join('\n')}\n`,
    ends,
    signatures: texts.length > FEW ? signaturesOf(folded) : undefined,
  };
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
