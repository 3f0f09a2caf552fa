import { Dice } from './dice.ts';
import { type RowBuffer, utf8 } from './row-buffer.ts';

const STREAM = 7;
const DIGITS = 7;

/** Prefixes of seven digits: the files are cut to blocks by them. */
export const PREFIXES = 10 ** DIGITS;

/**
 * The ids of one kind, such as tt0111161: `count` numbers spread unevenly over 1 to `maxId`, with
 * seven or eight digits, in files sorted as text, where tt10000001 follows tt1000000.
 */
export class Ids {
  readonly count: number;
  readonly #letters: Uint8Array;
  readonly #stride: number;
  readonly #dice: Dice;

  constructor(letters: string, count: number, maxId: number, seed: number) {
    this.count = count;
    this.#letters = utf8(letters);
    this.#stride = maxId / count;
    this.#dice = new Dice(seed);
  }

  /** The id of an item; greater items have greater ids. */
  idOf(item: number): number {
    const from = Math.floor(item * this.#stride);
    const gap = Math.floor((item + 1) * this.#stride) - from;
    return 1 + from + (gap > 1 ? this.#dice.roll(STREAM, item).below(gap) : 0);
  }

  write(rows: RowBuffer, item: number): void {
    rows.put(this.#letters);
    rows.number(this.idOf(item), DIGITS);
  }

  /** The items whose ids begin with the digits `from` to `to` - 1, sorted as text. */
  *inTextOrder(from: number, to: number): Generator<number> {
    const longFrom = Math.max(from * 10, PREFIXES);
    let short = this.#firstFrom(from);
    let long = this.#firstFrom(longFrom);
    const shortEnd = this.#firstFrom(Math.min(to, PREFIXES));
    const longEnd = this.#firstFrom(Math.max(to * 10, PREFIXES));
    while (short < shortEnd || long < longEnd) {
      const shortIsNext =
        short < shortEnd && (long >= longEnd || this.idOf(short) * 10 <= this.idOf(long));
      yield shortIsNext ? short++ : long++;
    }
  }

  #firstFrom(id: number): number {
    let item = Math.max(0, Math.floor((id - 1) / this.#stride) - 1);
    while (item < this.count && this.idOf(item) < id) item++;
    return Math.min(item, this.count);
  }
}
