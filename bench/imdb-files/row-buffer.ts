const encoder = new TextEncoder();
const SPARE_BYTES = 1 << 16;
const ZERO = 48;

export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

export const TAB = utf8('\t');
export const LINE_FEED = utf8('\n');
export const NULL = utf8('\\N');

/** Rows of a file as bytes, appended piece by piece: a string for each would cost most of the time. */
export class RowBuffer {
  #bytes = new Uint8Array(1 << 20);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Makes room; to be called once a row, which must be shorter than 64 KiB. */
  beginRow(): void {
    if (this.#length + SPARE_BYTES <= this.#bytes.length) return;
    const larger = new Uint8Array(this.#bytes.length * 2);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }

  /** Appends bytes `from` to `to` of a text. */
  put(text: Uint8Array, from = 0, to = text.length): void {
    const bytes = this.#bytes;
    let length = this.#length;
    for (let i = from; i < to; i++) bytes[length++] = text[i] ?? 0;
    this.#length = length;
  }

  text(text: string): void {
    this.put(utf8(text));
  }

  /** Appends what is already in the buffer. */
  repeat(from: number, to: number): void {
    this.#bytes.copyWithin(this.#length, from, to);
    this.#length += to - from;
  }

  /** A whole number in decimal, with zeros in front up to `digits`. */
  number(value: number, digits = 1): void {
    let width = digits;
    for (let power = 10 ** digits; power <= value; power *= 10) width++;
    let rest = value;
    for (let at = this.#length + width - 1; at >= this.#length; at--) {
      const tens = Math.floor(rest / 10);
      this.#bytes[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
    this.#length += width;
  }

  /** A whole number, or null for 0. */
  numberOrNull(value: number): void {
    if (value === 0) this.put(NULL);
    else this.number(value);
  }

  /** Drops the last byte. */
  dropLast(): void {
    this.#length = Math.max(0, this.#length - 1);
  }

  /** Hands the bytes out and starts again. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }
}
