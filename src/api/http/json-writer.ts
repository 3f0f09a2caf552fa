import { filmJsonBytes, type FilmTable } from '../../search/table/film-table.ts';

const FIRST_BYTES = 64 * 1024;
const MOST_BYTES_OF_A_CHARACTER = 3;
const COMMA = 44;

/**
 * Puts JSON together in UTF-8. The films' texts are copied as the bytes that they are in the table:
 * as strings they would be decoded, joined and encoded again for every answer.
 */
export class JsonWriter {
  #bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #end = 0;

  /** Adds text that is JSON, or a part of it. */
  text(text: string): void {
    this.#reserve(MOST_BYTES_OF_A_CHARACTER * text.length);
    this.#end += this.#bytes.write(text, this.#end);
  }

  comma(): void {
    this.#reserve(1);
    this.#bytes[this.#end] = COMMA;
    this.#end += 1;
  }

  /** Adds the film in a row, with `fields` at its end: the inside of an object, such as `"a":1`. */
  film(films: FilmTable, row: number, fields = ''): void {
    const film = filmJsonBytes(films, row);
    this.#reserve(film.length);
    this.#bytes.set(film, this.#end);
    this.#end += film.length;
    if (fields === '') return;
    this.#end -= 1;
    this.text(`,${fields}}`);
  }

  /** What has been added, and begins anew. */
  take(): Buffer {
    const written = Buffer.allocUnsafe(this.#end);
    this.#bytes.copy(written, 0, 0, this.#end);
    this.#end = 0;
    return written;
  }

  #reserve(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(2 * (this.#end + bytes));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }
}
